// TODO: think
export const later = 1;
