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
  const tell = useTell();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [category, setCategory] = useState<ServiceItem['category']>('treatment');
  const [unit, setUnit] = useState('次');
  const [point, setPoint] = useState<keyof typeof POINT_LABELS>('none');
  const [purpose, setPurpose] = useState<keyof typeof PURPOSE_LABELS>('none');
  const [priceFen, setPriceFen] = useState<Fen>();
  const add = useCommand('settings.addItem');
  const missing = [code, name, unit].some((text) => text.trim() === '') || priceFen === undefined;
  const save = async () => {
    if (missing) return;
    const saved = await add.run({
      code,
      name,
      category,
      unit,
      priceFen,
      point: point === 'none' ? null : point,
      purpose: purpose === 'none' ? null : purpose,
    });
    if (!saved) return;
    tell(`${name} 已进价目`);
    onClose();
  };
  return (
    <Dialog title="加一项" note="从今天起用" onClose={onClose} width={520}>
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="head-form">
          <Field label="编码">
            <TextInput value={code} maxLength={20} autoFocus onChange={setCode} />
          </Field>
          <Field label="项目">
            <TextInput value={name} maxLength={60} onChange={setName} />
          </Field>
          <Field label="收费类别">
            <ChoicePicker
              label="收费类别"
              codes={SERVICE_CATEGORIES}
              nameOf={categoryLabel}
              value={category}
              onPick={setCategory}
            />
          </Field>
          <Field label="单位">
            <TextInput value={unit} maxLength={10} onChange={setUnit} />
          </Field>
          <Field label="做的地方">
            <ChoicePicker
              label="做的地方"
              codes={POINTS}
              nameOf={(one) => POINT_LABELS[one]}
              value={point}
              onPick={setPoint}
            />
          </Field>
          <Field label="用途">
            <ChoicePicker
              label="用途"
              codes={PURPOSES}
              nameOf={(one) => PURPOSE_LABELS[one]}
              value={purpose}
              onPick={setPurpose}
            />
          </Field>
          <Field label="价格">
            <MoneyInput value={priceFen} unit="元" onChange={setPriceFen} />
          </Field>
        </div>
        <Told error={add.error} what="没有加上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label="加进价目"
          {...(missing ? { hint: '编码、项目、单位、价格' } : {})}
          ready={!missing}
          busy={add.busy}
          onPress={() => void save()}
        />
      </div>
    </Dialog>
  );
}
