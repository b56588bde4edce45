import type { ReactNode } from 'react';
import type { CallError } from '../../../electron/shared/contract/reply.ts';
import { Field, TextInput } from '../../components/inputs.tsx';
import { isBad } from '../../components/Told.tsx';
import { refusedField } from '../registration/registration-form.ts';
import type { RecordForm } from './record-form.ts';

/** A part of the form: what is typed, and how it changes. */
export interface PartProps {
  readonly form: RecordForm;
  readonly set: (change: Partial<RecordForm>) => void;
  readonly error: CallError | undefined;
}

/** One field, found by the name of its item in the record. */
export function Item({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div data-item={name} className="item">
      {children}
    </div>
  );
}

/** Whom to call (紧急联系). */
export function ContactFields({ form, set, error }: PartProps) {
  return (
    <>
      <Item name="emergencyName">
        <Field label="紧急联系">
          <TextInput
            value={form.emergencyName}
            maxLength={60}
            placeholder="姓名"
            onChange={(emergencyName) => set({ emergencyName })}
          />
        </Field>
      </Item>
      <Item name="emergencyRelation">
        <Field label="关系">
          <TextInput
            value={form.emergencyRelation}
            maxLength={20}
            placeholder="配偶、子女……"
            onChange={(emergencyRelation) => set({ emergencyRelation })}
          />
        </Field>
      </Item>
      <Item name="emergencyPhone">
        <Field label="紧急电话">
          <TextInput
            value={form.emergencyPhone}
            maxLength={20}
            bad={isBad(error, 'emergencyPhone')}
            onChange={(emergencyPhone) => set({ emergencyPhone })}
          />
        </Field>
      </Item>
    </>
  );
}

/** Who answers for a child, or for somebody without papers. */
export function GuardianFields({ form, set, error }: PartProps) {
  const missing = refusedField(error) === 'guardian';
  return (
    <>
      <Item name="guardianName">
        <Field label="监护人">
          <TextInput
            value={form.guardianName}
            maxLength={60}
            bad={missing && form.guardianName.trim() === ''}
            onChange={(guardianName) => set({ guardianName })}
          />
        </Field>
      </Item>
      <Item name="guardianRelation">
        <Field label="关系">
          <TextInput
            value={form.guardianRelation}
            maxLength={20}
            placeholder="父、母、祖父……"
            bad={missing && form.guardianRelation.trim() === ''}
            onChange={(guardianRelation) => set({ guardianRelation })}
          />
        </Field>
      </Item>
      <Item name="guardianPhone">
        <Field label="监护电话">
          <TextInput
            value={form.guardianPhone}
            maxLength={20}
            bad={isBad(error, 'guardianPhone')}
            onChange={(guardianPhone) => set({ guardianPhone })}
          />
        </Field>
      </Item>
      <Item name="guardianIdNumber">
        <Field label="监护证件">
          <TextInput
            value={form.guardianIdNumber}
            maxLength={40}
            placeholder="身份证号码"
            bad={
              isBad(error, 'guardianIdNumber') ||
              (error?.kind === 'refusal' && error.code === 'residents.guardian-id-wrong')
            }
            onChange={(guardianIdNumber) => set({ guardianIdNumber })}
          />
        </Field>
      </Item>
    </>
  );
}
