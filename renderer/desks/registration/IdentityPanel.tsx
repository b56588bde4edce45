import type { ResidentRecord } from '../../../electron/shared/contract/residents.ts';
import { Panel } from '../../components/DeskFrame.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatSex } from '../../components/format.ts';
import { Field, TextInput } from '../../components/inputs.tsx';
import { useLargeType } from '../../components/large-type.tsx';
import { ID_KIND_LABELS, type RegistrationForm } from './registration-form.ts';

/** Who it is, masked; address and phone can be put right here and are saved with the registration. */
export function IdentityPanel({
  record,
  form,
  set,
}: {
  record: ResidentRecord;
  form: RegistrationForm;
  set: (change: Partial<RegistrationForm>) => void;
}) {
  const visits = record.visitsThisYear === 0 ? '今年第一次来' : `今年第 ${record.visitsThisYear + 1} 次就诊`;
  const { large } = useLargeType();
  const read = form.card && form.differences.length === 0 ? '已读身份证，与' : '';
  return (
    <Panel title="身份与住址" note={`${read}档案 ${record.recordNo}${read === '' ? '' : ' 相符'}，${visits}`}>
      <Fields className="form">
        {large ? null : <OnStrip record={record} />}
        <Field label="现住址" full>
          <TextInput
            value={form.address ?? record.address}
            maxLength={120}
            placeholder="还没有登记"
            onChange={(address) => set({ address })}
          />
        </Field>
        <Field label="户籍地址">
          <TextInput readOnly value={record.householdAddress || '—'} onChange={() => undefined} />
        </Field>
        <Field label="手机">
          <TextInput
            value={form.phone}
            maxLength={20}
            placeholder={record.maskedPhone || '还没有登记'}
            unit={record.maskedPhone && form.phone === '' ? '改了才打' : undefined}
            onChange={(phone) => set({ phone })}
          />
        </Field>
      </Fields>
    </Panel>
  );
}

/** What the strip says too: in large type the room belongs to what can be changed. */
function OnStrip({ record }: { record: ResidentRecord }) {
  return (
    <>
      <Field label="姓名">
        <TextInput
          readOnly
          value={record.name}
          className={record.name.length > 14 ? 'tight' : undefined}
          onChange={() => undefined}
        />
      </Field>
      <Field label="证件号码">
        <TextInput
          readOnly
          value={record.maskedIdNumber || '—'}
          unit={ID_KIND_LABELS[record.idKind]}
          onChange={() => undefined}
        />
      </Field>
      <Field label="性别">
        <TextInput
          readOnly
          value={`${formatSex(record.sex)}  ·  ${record.ethnicity}`}
          onChange={() => undefined}
        />
      </Field>
      <Field label="出生日期">
        <TextInput readOnly value={record.birthDay} unit={record.age} onChange={() => undefined} />
      </Field>
    </>
  );
}
