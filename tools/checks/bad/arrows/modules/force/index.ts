export const pack = 'rutland';
