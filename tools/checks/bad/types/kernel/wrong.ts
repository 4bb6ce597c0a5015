export const three: number = 'three';
