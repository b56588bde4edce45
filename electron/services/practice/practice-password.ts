/** Everybody's password in the practice station; it stands on the sign-in screen. */
export const PRACTICE_PASSWORD = '123456';
