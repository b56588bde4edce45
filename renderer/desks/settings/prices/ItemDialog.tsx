import { useState } from 'react';
import type { ServiceItem } from '../../../../electron/shared/contract/settings-administration.ts';
import type { Fen } from '../../../../electron/shared/values/fen.ts';
import { useCommand } from '../../../api/commands.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { Field, MoneyInput, TextInput } from '../../../components/inputs.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { ChoicePicker } from '../ChoicePicker.tsx';
import { categoryLabel, POINT_LABELS, PURPOSE_LABELS, SERVICE_CATEGORIES } from '../item-words.ts';

const PURPOSES = Object.keys(PURPOSE_LABELS) as (keyof typeof PURPOSE_LABELS)[];
const POINTS = Object.keys(POINT_LABELS) as (keyof typeof POINT_LABELS)[];

/** A new item of the price list with its first price. */
export function ItemDialog({ onClose }: { onClose: () => void }) {
  const { form, change, missing, error, busy, save } = useNewItem(onClose);
  return (
    <Dialog title="加一项" note="从今天起用" onClose={onClose} width={520}>
      <Fields className="dialog-body" onLast={save}>
        <div className="head-form">
          <Field label="编码">
            <TextInput value={form.code} maxLength={20} autoFocus onChange={(code) => change({ code })} />
          </Field>
          <Field label="项目">
            <TextInput value={form.name} maxLength={60} onChange={(name) => change({ name })} />
          </Field>
          <Field label="收费类别">
            <ChoicePicker
              label="收费类别"
              codes={SERVICE_CATEGORIES}
              nameOf={categoryLabel}
              value={form.category}
              onPick={(category) => change({ category })}
            />
          </Field>
          <Field label="单位">
            <TextInput value={form.unit} maxLength={10} onChange={(unit) => change({ unit })} />
          </Field>
          <Field label="做的地方">
            <ChoicePicker
              label="做的地方"
              codes={POINTS}
              nameOf={(one) => POINT_LABELS[one]}
              value={form.point}
              onPick={(point) => change({ point })}
            />
          </Field>
          <Field label="用途">
            <ChoicePicker
              label="用途"
              codes={PURPOSES}
              nameOf={(one) => PURPOSE_LABELS[one]}
              value={form.purpose}
              onPick={(purpose) => change({ purpose })}
            />
          </Field>
          <Field label="价格">
            <MoneyInput value={form.priceFen} unit="元" onChange={(priceFen) => change({ priceFen })} />
          </Field>
        </div>
        <Told error={error} what="没有加上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="加进价目"
          {...(missing ? { hint: '编码、项目、单位、价格' } : {})}
          ready={!missing}
          busy={busy}
          onPress={save}
        />
      </div>
    </Dialog>
  );
}

interface ItemForm {
  readonly code: string;
  readonly name: string;
  readonly category: ServiceItem['category'];
  readonly unit: string;
  readonly point: keyof typeof POINT_LABELS;
  readonly purpose: keyof typeof PURPOSE_LABELS;
  readonly priceFen: Fen | undefined;
}

const EMPTY: ItemForm = {
  code: '',
  name: '',
  category: 'treatment',
  unit: '次',
  point: 'none',
  purpose: 'none',
  priceFen: undefined,
};

function useNewItem(onAdded: () => void) {
  const tell = useTell();
  const [form, setForm] = useState(EMPTY);
  const add = useCommand('settings.addItem');
  const { code, name, unit, point, purpose, priceFen } = form;
  const missing = [code, name, unit].some((text) => text.trim() === '') || priceFen === undefined;
  const save = async () => {
    if (missing) return;
    const saved = await add.run({
      ...form,
      priceFen,
      point: point === 'none' ? null : point,
      purpose: purpose === 'none' ? null : purpose,
    });
    if (!saved) return;
    tell(`${name} 已进价目`);
    onAdded();
  };
  const change = (changes: Partial<ItemForm>) => setForm((before) => ({ ...before, ...changes }));
  return { form, change, missing, error: add.error, busy: add.busy, save: () => void save() };
}
