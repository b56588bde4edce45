import { useState } from 'react';
import type { Drug } from '../../../../electron/shared/contract/drug-schemas.ts';
import { useCommand } from '../../../api/commands.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { NameFields, NumberFields, PackFields } from './DrugFields.tsx';
import { ClassFields, TickFields, UseFields } from './DrugUseFields.tsx';
import { type DrugDraft, draftOf, FIELD_NAMES, intentOf, missingIn } from './drug-draft.ts';

/** The whole drug master of one drug, in three columns; Enter goes through it, F12 saves. */
export function DrugForm({ drug, onClose }: { drug?: Drug & { hasBatches: boolean }; onClose: () => void }) {
  const tell = useTell();
  const [draft, setDraft] = useState<DrugDraft>(() => draftOf(drug));
  const add = useCommand('storeroom.addDrug');
  const update = useCommand('storeroom.updateDrug');
  const error = add.error ?? update.error;
  const missing = missingIn(draft);
  const change = (changes: Partial<DrugDraft>) => {
    add.clear();
    update.clear();
    setDraft((before) => ({ ...before, ...changes }));
  };
  const save = async () => {
    if (missing.length > 0) return;
    const intent = intentOf(draft, drug);
    const saved = drug
      ? await update.run({ ...intent, drugId: drug.drugId, active: draft.active })
      : await add.run(intent);
    if (!saved) return;
    tell(`${draft.genericName} ${draft.spec} ${drug ? '已改' : '已建档'}`);
    onClose();
  };
  return (
    <Dialog
      title={drug ? drug.genericName : '新药建档'}
      note="照包装和说明书填"
      onClose={onClose}
      width={1060}
    >
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="drug-form">
          <NameFields draft={draft} change={change} error={error} />
          <PackFields draft={draft} change={change} sizeFixed={drug?.hasBatches ?? false} />
          <NumberFields draft={draft} change={change} error={error} />
          <ClassFields draft={draft} change={change} />
          <UseFields draft={draft} change={change} />
          <TickFields draft={draft} change={change} isNew={drug === undefined} />
        </div>
        <Told error={error} what="没有存上" fields={FIELD_NAMES} />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label={drug ? '存改动' : '建档'}
          {...(missing.length === 0 ? {} : { hint: `还差 ${missing.slice(0, 3).join('、')}` })}
          ready={missing.length === 0}
          busy={add.busy || update.busy}
          onPress={() => void save()}
        />
      </div>
    </Dialog>
  );
}
