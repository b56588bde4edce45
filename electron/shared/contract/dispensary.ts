export const dispensary = {} as const;
