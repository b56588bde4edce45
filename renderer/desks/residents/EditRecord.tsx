import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { useKeys } from '../../components/keys.tsx';
import { useTell } from '../../components/told-line.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { personFromTerm } from '../registration/registration-form.ts';
import { changesOf, EMPTY_RECORD, formOf, newRecordOf, type RecordForm } from './record-form.ts';
import type { ResidentsHand } from './use-residents.ts';

/** What is typed of one record: kept in the database until it is saved or thrown away. */
export function useRecordForm(hand: ResidentsHand) {
  const { mode, residentId } = hand;
  const subject = mode === 'edit' ? `record-${residentId ?? 0}` : 'record-new';
  const before = useBefore(hand);
  const [kept, keep, forget] = useDraft<RecordForm | null>('residents', subject, null);
  // Who leaves and comes back at once is quicker than the draft is written.
  const typed = useRef(new Map<string, RecordForm>());
  const draft = typed.current.get(subject) ?? kept;
  const drop = () => {
    typed.current.delete(subject);
    forget();
  };
  const update = useCommand('residents.update', residentId ?? 0);
  const create = useCommand('residents.create', 'record');
  const tell = useTell();
  // What the search did not find is not typed twice.
  const start = mode === 'new' ? { ...EMPTY_RECORD, ...personFromTerm(hand.term) } : before;
  const form = draft === undefined ? undefined : (draft ?? start);
  const leave = () => {
    update.clear();
    create.clear();
    // The whole numbers were read for the form, not to be left on the screen.
    hand.hideWhole();
    hand.setMode('look');
  };
  const finish = (words: string, id: ResidentId) => {
    drop();
    leave();
    tell(words);
    hand.open(id);
  };
  const saveChanges = async (now: RecordForm) => {
    if (!before || residentId === undefined) return;
    const changes = changesOf(before, now);
    if (!changes) finish('没有改动', residentId);
    else if (await update.run({ residentId, ...changes })) finish(`${now.name} 的档案已改`, residentId);
  };
  const open = async (now: RecordForm) => {
    const made = await create.run(newRecordOf(now));
    if (made) finish(`${made.recordNo} ${now.name.trim()} 已建档`, made.residentId);
  };
  return {
    form,
    change: (form: RecordForm) => {
      typed.current.set(subject, form);
      keep(form);
    },
    typed: draft !== null && draft !== undefined,
    error: mode === 'new' ? create.error : update.error,
    busy: update.busy || create.busy,
    save: () => {
      if (form) void (mode === 'new' ? open(form) : saveChanges(form));
    },
    leave,
    throwAway: () => {
      drop();
      leave();
    },
  };
}

export type RecordHand = ReturnType<typeof useRecordForm>;

/** The record as it was when editing began; reading it whole is noted. */
function useBefore(hand: ResidentsHand): RecordForm | undefined {
  const [before, setBefore] = useState<{ id: ResidentId; form: RecordForm }>();
  const { mode, residentId, readWhole } = hand;
  useEffect(() => {
    if (mode !== 'edit' || residentId === undefined) {
      setBefore(undefined);
      return;
    }
    let wanted = true;
    void readWhole().then((detail: Output<'residents.getDetail'> | undefined) => {
      if (wanted && detail) setBefore({ id: residentId, form: formOf(detail) });
    });
    return () => {
      wanted = false;
    };
  }, [mode, residentId, readWhole]);
  return before && before.id === residentId ? before.form : undefined;
}

/** While a record is typed the side only saves or leaves. */
export function EditSide({ record, isNew }: { record: RecordHand; isNew: boolean }) {
  useKeys([{ keys: 'Escape', label: '返回，草稿留着', run: record.leave }]);
  return (
    <>
      <SideSection title={isNew ? '新建档案' : '改档案'}>
        <p className="say">Enter 到下一格，最后一格存盘。按 Esc 先离开，打的内容还在，下次接着打。</p>
      </SideSection>
      <SideActions
        lesser={
          <Button keys="Alt+D" label="放弃草稿" enabled={record.typed} onPress={record.throwAway}>
            放弃草稿
          </Button>
        }
      >
        <MainAction
          label={isNew ? '建档' : '存档案'}
          {...(record.form?.name.trim() ? {} : { hint: '先填姓名' })}
          ready={(record.form?.name.trim() ?? '') !== ''}
          busy={record.busy}
          onPress={record.save}
        />
      </SideActions>
    </>
  );
}
