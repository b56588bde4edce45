import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { ResidentFile } from '../../../electron/shared/contract/resident-file.ts';
import type { ComparedRecord } from '../../../electron/shared/contract/resident-merging.ts';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { classNames } from '../../components/class-names.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Fields } from '../../components/Fields.tsx';
import { formatSex } from '../../components/format.ts';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { ID_KIND_LABELS, INSURANCE_LABELS } from '../registration/registration-form.ts';
import { BLOOD_TYPE_LABELS, REASONS } from './words.ts';

type Pair = Output<'residents.compare'>;

/** Two records side by side: which stays, why, and F12 makes them one. Alt+N says that they are two people. */
export function CompareDialog({
  firstId,
  secondId,
  isHead,
  onMerged,
  onClose,
}: {
  firstId: ResidentId;
  secondId: ResidentId;
  isHead: boolean;
  onMerged: (keptId: ResidentId) => void;
  onClose: () => void;
}) {
  const pair = useQueryCall('residents.compare', { firstId, secondId });
  return (
    <Dialog title="比对合并" note="合并有记录，随时可拆回" onClose={onClose} width={800}>
      {pair.data ? (
        <Comparing pair={pair.data} isHead={isHead} onMerged={onMerged} onClose={onClose} />
      ) : (
        <div className="dialog-body">
          <Told error={pair.error} what="没有读到两份档案" />
        </div>
      )}
    </Dialog>
  );
}

function Comparing({
  pair,
  isHead,
  onMerged,
  onClose,
}: {
  pair: Pair;
  isHead: boolean;
  onMerged: (keptId: ResidentId) => void;
  onClose: () => void;
}) {
  const [keepId, setKeepId] = useState(pair.keepId);
  const [reason, setReason] = useState('');
  const [despite, setDespite] = useState(false);
  const merge = useCommand('residents.merge', `${pair.first.residentId}-${pair.second.residentId}`);
  const apart = useCommand('residents.markDistinct', `${pair.first.residentId}-${pair.second.residentId}`);
  const tell = useTell();
  const box = useRef<HTMLDivElement>(null);
  // The dialog opened before the two records were read.
  useEffect(() => box.current?.querySelector('textarea')?.focus(), []);
  const kept = keepId === pair.first.residentId ? pair.first : pair.second;
  const other = keepId === pair.first.residentId ? pair.second : pair.first;
  const ready = reason.trim() !== '' && (!pair.twoValidNumbers || despite);
  const save = async () => {
    if (!ready) return;
    const done = await merge.run({
      keptId: kept.residentId,
      mergedId: other.residentId,
      reason: reason.trim(),
      despiteNumbers: despite,
    });
    if (!done) return;
    tell(`${other.recordNo} 已并入 ${done.recordNo}`);
    onMerged(kept.residentId);
  };
  const notSame = async () => {
    const done = await apart.run({ firstId: pair.first.residentId, secondId: pair.second.residentId });
    if (!done) return;
    tell(`${pair.first.recordNo} 与 ${pair.second.recordNo} 记为两个人，不再提示`);
    onClose();
  };
  return (
    <>
      <CompareTable pair={pair} keepId={keepId} />
      <Fields className="dialog-body" onLast={save}>
        <div className="keep">
          <span className="second">保留</span>
          <Segmented
            label="保留哪一份"
            value={keepId}
            options={[pair.first, pair.second].map((one) => ({
              value: one.residentId,
              label: `${one.recordNo} ${one.name}`,
            }))}
            onChange={setKeepId}
          />
          <span className="second">空的由另一份补上，其余照旧</span>
        </div>
        {pair.twoValidNumbers ? (
          <Checkbox checked={despite} disabled={!isHead} onChange={setDespite}>
            两个身份证号都有效，其中一个登记错了{isHead ? '' : '（由站长确认）'}
          </Checkbox>
        ) : null}
        <div className="reasons">
          {REASONS.merge.map((one, index) => (
            <Button key={one} keys={`Alt+${index + 1}`} onPress={() => setReason(one)}>
              {one}
            </Button>
          ))}
        </div>
        <div ref={box}>
          <TextArea
            value={reason}
            onChange={setReason}
            rows={1}
            maxLength={100}
            placeholder="为什么是同一个人，会记下来"
            aria-label="原因"
          />
        </div>
        <Told error={merge.error ?? apart.error} what="没有合并" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <Button keys="Alt+N" onPress={notSame}>
          不是同一个人
        </Button>
        <MainAction
          label={`并入 ${kept.recordNo}`}
          {...(ready ? {} : { hint: reason.trim() === '' ? '先写原因' : '先确认号码' })}
          ready={ready}
          busy={merge.busy}
          onPress={save}
        />
      </div>
    </>
  );
}

/** Rows of a comparison: what is written, and whether the two differ though their masks may not. */
export function comparedRows(
  first: ComparedRecord,
  second: ComparedRecord,
  hidden: readonly string[],
): readonly {
  readonly head: string;
  readonly first: string;
  readonly second: string;
  readonly differs: boolean;
}[] {
  const text = (one: ComparedRecord): Readonly<Record<string, string>> => ({
    姓名: one.name,
    性别: formatSex(one.sex),
    出生: one.birthDay,
    证件: one.idKind === 'none' ? '未登记' : `${ID_KIND_LABELS[one.idKind]} ${one.maskedIdNumber}`,
    手机: one.maskedPhone,
    卡号: one.maskedCardNo,
    现住址: one.address,
    户籍地址: one.householdAddress,
    医保: INSURANCE_LABELS[one.insurance],
    民族职业: [one.ethnicity, one.occupation].filter((word) => word !== '').join(' · '),
    血型: one.bloodType === '' ? '' : BLOOD_TYPE_LABELS[one.bloodType],
    监护人: one.maskedGuardianName,
    紧急联系: one.emergencyName,
    过敏: one.allergies.join('、') || '无记录',
    慢病: one.conditions.join('、') || '无记录',
    签约: one.contracts.join('、') || '没有',
    优先凭证: one.credentials.join('、') || '没有',
    就诊: `${one.visits} 次${one.lastVisitDay === null ? '' : `，最近 ${one.lastVisitDay}`}`,
    建档: one.createdDay,
  });
  const behind: Readonly<Record<string, string>> = {
    证件: 'idNumber',
    手机: 'phone',
    卡号: 'cardNo',
    监护人: 'guardianName',
  };
  const [one, other] = [text(first), text(second)];
  return Object.keys(one).map((head) => ({
    head,
    first: one[head] ?? '',
    second: other[head] ?? '',
    differs: one[head] !== other[head] || hidden.includes(behind[head] ?? ''),
  }));
}

/** What differs, row by row; what agrees is only named. */
function CompareTable({ pair, keepId }: { pair: Pair; keepId: ResidentId }) {
  const all = comparedRows(pair.first, pair.second, pair.differs);
  const rows = all.filter((row) => row.differs);
  const same = all.filter((row) => !row.differs && row.first !== '');
  return (
    <div className="compare">
      <span />
      {[pair.first, pair.second].map((one) => (
        <b key={one.residentId} className={classNames('head', one.residentId === keepId && 'kept')}>
          {one.recordNo} {one.residentId === keepId ? '保留' : '并入'}
        </b>
      ))}
      {rows.flatMap((row) => [
        <span key={`${row.head}0`}>{row.head}</span>,
        <span key={`${row.head}1`} className="df" title={row.first}>
          {row.first || '未填'}
        </span>,
        <span key={`${row.head}2`} className="df" title={row.second}>
          {row.second || '未填'}
        </span>,
      ])}
      <span>相同</span>
      <span className="same">
        {same.map((row) => `${row.head} ${row.first}`).join('；') || '没有相同的项'}
      </span>
    </div>
  );
}

/** 拆回: both records stand again. */
export function UndoMergeDialog({
  merged,
  onUndone,
  onClose,
}: {
  merged: ResidentFile['merged'];
  onUndone: () => void;
  onClose: () => void;
}) {
  const [mergeId, setMergeId] = useState(merged[0]?.mergeId);
  const chosen = merged.find((one) => one.mergeId === mergeId);
  const undo = useCommand('residents.undoMerge', mergeId ?? 0);
  const tell = useTell();
  if (!chosen) return null;
  return (
    <ReasonDialog
      title={`拆回 ${chosen.recordNo} ${chosen.name}`}
      what="两份档案各自恢复合并前的样子；合并后挂的号、记的内容留在当时的档案上。"
      action="拆回"
      reasons={REASONS.undo}
      error={undo.error}
      busy={undo.busy}
      onConfirm={async (reason) => {
        const done = await undo.run({ mergeId: chosen.mergeId, reason });
        if (!done) return;
        tell(`${done.recordNo} 已拆回，重新单独成档`);
        onUndone();
      }}
      onClose={onClose}
    >
      {merged.length > 1 ? (
        <Segmented
          label="拆回哪一份"
          value={mergeId}
          options={merged.map((one) => ({ value: one.mergeId, label: `${one.recordNo} ${one.name}` }))}
          onChange={setMergeId}
        />
      ) : null}
    </ReasonDialog>
  );
}
