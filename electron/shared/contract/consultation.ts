export const consultation = {} as const;
