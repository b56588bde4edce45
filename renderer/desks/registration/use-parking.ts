import { useDraft } from '../../components/use-draft.ts';
import { EMPTY_FORM, isTyped, type RegistrationForm } from './registration-form.ts';

const MOST_PARKED = 5;
const NOTHING: readonly RegistrationForm[] = [];

/** Forms put aside (先搁下) while somebody else is served; the newest comes back first. */
export function useParking() {
  const [parked, setParked] = useDraft<readonly RegistrationForm[]>('registration', 'parked', NOTHING);
  return {
    count: parked?.length ?? 0,
    /** Keeps what is worth keeping. */
    park: (form: RegistrationForm) => {
      if (isTyped(form)) setParked((now) => [...now, form].slice(-MOST_PARKED));
    },
    takeBack: () => {
      const newest = parked?.at(-1);
      if (newest) setParked((now) => now.slice(0, -1));
      return newest && { ...EMPTY_FORM, ...newest };
    },
  };
}
