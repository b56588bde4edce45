export const storeroom = {} as const;
