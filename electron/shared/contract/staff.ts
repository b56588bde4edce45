import { staffAdministration } from './staff-administration.ts';
import { staffSignIn } from './staff-sign-in.ts';

export const staff = { ...staffSignIn, ...staffAdministration } as const;
