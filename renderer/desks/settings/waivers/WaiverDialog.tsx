import { useState } from 'react';
import type { ServiceItem } from '../../../../electron/shared/contract/settings-administration.ts';
import {
  FEE_CATEGORIES,
  FEE_CATEGORY_LABELS,
  type FeeCategory,
} from '../../../../electron/shared/domain/fee-categories.ts';
import {
  PRIORITY_GROUP_LABELS,
  PRIORITY_GROUPS,
  type PriorityGroup,
} from '../../../../electron/shared/domain/priority.ts';
import { call } from '../../../api/client.ts';
import { useCommand } from '../../../api/commands.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { Field, NumberInput, TextInput } from '../../../components/inputs.tsx';
import { Picker } from '../../../components/Picker.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { ChoicePicker } from '../ChoicePicker.tsx';

interface WaiverForm {
  readonly code: string;
  readonly name: string;
  readonly basis: string;
  readonly category: FeeCategory;
  readonly item: ServiceItem | undefined;
  readonly percent: number | undefined;
  readonly condition: 'contract' | 'age' | 'group';
  readonly minAge: number | undefined;
  readonly group: PriorityGroup;
}

const NEW_RULE: WaiverForm = {
  code: '',
  name: '',
  basis: '',
  category: 'registration',
  item: undefined,
  percent: 100,
  condition: 'contract',
  minAge: undefined,
  group: 'veteran',
};

const CONDITIONS = [
  { value: 'contract', label: '签约居民' },
  { value: 'age', label: '按年龄' },
  { value: 'group', label: '按优先对象' },
] as const;

/** A waiver rule, by the center's paper. */
export function WaiverDialog({ onClose }: { onClose: () => void }) {
  const tell = useTell();
  const [form, setForm] = useState(NEW_RULE);
  const add = useCommand('settings.addWaiverRule');
  const change = (changes: Partial<WaiverForm>) => {
    add.clear();
    setForm((before) => ({ ...before, ...changes }));
  };
  const missing = whatIsMissing(form);
  const save = async () => {
    if (missing !== '') return;
    const { item, percent = 0, minAge, group, ...rest } = form;
    const saved = await add.run({
      ...rest,
      percent,
      serviceItemId: item?.itemId ?? null,
      minAge: form.condition === 'age' ? (minAge ?? null) : null,
      group: form.condition === 'group' ? group : null,
    });
    if (!saved) return;
    tell(`${form.name} 已加上，下一张单起算`);
    onClose();
  };
  return (
    <Dialog title="加一条减免" note="照中心文件" onClose={onClose} width={560}>
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="head-form">
          <Papers form={form} change={change} />
          <What form={form} change={change} />
          <Whom form={form} change={change} />
        </div>
        <Told error={add.error} what="没有加上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="加上"
          {...(missing === '' ? {} : { hint: missing })}
          ready={missing === ''}
          busy={add.busy}
          onPress={() => void save()}
        />
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly form: WaiverForm;
  readonly change: (changes: Partial<WaiverForm>) => void;
}

function Papers({ form, change }: PartProps) {
  return (
    <>
      <Field label="编码">
        <TextInput value={form.code} maxLength={20} autoFocus onChange={(code) => change({ code })} />
      </Field>
      <Field label="名称">
        <TextInput value={form.name} maxLength={40} onChange={(name) => change({ name })} />
      </Field>
      <Field label="依据">
        <TextInput
          value={form.basis}
          maxLength={60}
          placeholder="文件名和号"
          onChange={(basis) => change({ basis })}
        />
      </Field>
    </>
  );
}

function What({ form, change }: PartProps) {
  return (
    <>
      <Field label="减什么">
        <ChoicePicker
          label="收费类别"
          codes={FEE_CATEGORIES}
          nameOf={(one) => FEE_CATEGORY_LABELS[one]}
          value={form.category}
          onPick={(category) => change({ category, item: undefined })}
        />
      </Field>
      <Field label="只减一项">
        <Picker
          label="项目"
          search={async (term) =>
            (await call('settings.searchItems', { term })).filter((one) => one.category === form.category)
          }
          minChars={0}
          keyOf={(row) => row.itemId}
          columns={[
            { head: '项目', cell: (row) => row.name },
            { head: '编码', width: 80, cell: (row) => row.code },
          ]}
          shown={form.item?.name ?? ''}
          placeholder="空着就是整类都减"
          none="这一类没有项目，空着即可"
          onPick={(item) => change({ item })}
        />
      </Field>
      <Field label="减百分之">
        <NumberInput value={form.percent} unit="%" onChange={(percent) => change({ percent })} />
      </Field>
    </>
  );
}

function Whom({ form, change }: PartProps) {
  return (
    <>
      <Field label="对谁">
        <Segmented
          label="对谁"
          value={form.condition}
          options={CONDITIONS}
          onChange={(condition) => change({ condition })}
        />
      </Field>
      {form.condition === 'age' ? (
        <Field label="起始年龄">
          <NumberInput value={form.minAge} unit="岁及以上" onChange={(minAge) => change({ minAge })} />
        </Field>
      ) : null}
      {form.condition === 'group' ? (
        <Field label="优先对象">
          <ChoicePicker
            label="优先对象"
            codes={PRIORITY_GROUPS}
            nameOf={(one) => PRIORITY_GROUP_LABELS[one]}
            value={form.group}
            onPick={(group) => change({ group })}
          />
        </Field>
      ) : null}
    </>
  );
}

function whatIsMissing(form: WaiverForm): string {
  if (form.code.trim() === '') return '填编码';
  if (form.name.trim() === '') return '填名称';
  if (form.basis.trim() === '') return '填依据';
  if (!form.percent || form.percent > 100) return '减 1 到 100';
  return form.condition === 'age' && form.minAge === undefined ? '填起始年龄' : '';
}
