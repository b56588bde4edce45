import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { asCreateIntent, asIdentity } from './intents.ts';
import type { NewPerson, RegistrationForm } from './registration-form.ts';

/** Whoever is chosen: what is known of him, and what the desk may change of his record. */
export function usePerson(residentId: ResidentId | null) {
  const asked = { residentId: residentId ?? 0 };
  const enabled = residentId !== null;
  const strip = useQueryCall('residents.getStrip', asked, { enabled }).data;
  const record = useQueryCall('residents.getRecord', asked, {
    enabled,
    topics: ['residents', 'registration'],
  }).data;
  const create = useCommand('residents.create');
  const update = useCommand('residents.update', asked.residentId);
  return {
    strip: enabled ? strip : undefined,
    record: enabled ? record : undefined,
    create,
    update,
    open: (person: NewPerson) => create.run(asCreateIntent(person)),
    /** Address and phone as they were typed over. @returns whether the record now says what the form says. */
    saveChanges: async ({ address, phone }: RegistrationForm): Promise<boolean> => {
      if (!enabled || (address === null && phone === '')) return true;
      const changes = { ...(address === null ? {} : { address }), ...(phone === '' ? {} : { phone }) };
      return (await update.run({ ...asked, ...changes })) !== undefined;
    },
    /** The record takes over who the card says it is. */
    followCard: async ({ card }: RegistrationForm): Promise<boolean> => {
      if (!card || !enabled || !record) return false;
      return (await update.run({ ...asked, identity: asIdentity(card, record) })) !== undefined;
    },
  };
}
