export const decideNow = (): number => Date.now();
