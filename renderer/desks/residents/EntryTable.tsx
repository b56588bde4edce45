import { useState } from 'react';
import type { ResidentFile } from '../../../electron/shared/contract/resident-file.ts';
import type { ResidentId } from '../../../electron/shared/values/ids.ts';
import type { Instant } from '../../../electron/shared/values/instant.ts';
import { useCommand } from '../../api/commands.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { type Column, DataTable } from '../../components/DataTable.tsx';
import { Tag } from '../../components/Marks.tsx';
import { ReasonDialog } from '../../components/ReasonDialog.tsx';
import { useTell } from '../../components/told-line.tsx';
import { dayOf } from './day-text.ts';
import { CURED, REASONS } from './words.ts';

export interface EntryRow {
  readonly entry: 'allergy' | 'condition' | 'history';
  readonly entryId: number;
  readonly kind: string;
  readonly what: string;
  readonly more: string;
  /** null: it stands. */
  readonly endedAt: Instant | null;
  readonly endReason: string;
}

const COLUMNS: readonly Column<EntryRow>[] = [
  { head: '种类', width: 84, cell: (row) => row.kind },
  { head: '内容', cell: (row) => <span className="cut">{row.what}</span> },
  { head: '说明', width: 120, cell: (row) => <span className="cut">{row.more}</span> },
  { head: '现状', width: 316, cell: (row) => <Standing row={row} /> },
];

const stands = (row: EntryRow) => row.endedAt === null;

/** What ended says so in words, with its day and why; it stays as readable as what stands. */
function Standing({ row: { endedAt, endReason } }: { row: EntryRow }) {
  if (endedAt === null) return '有效';
  const cured = endReason === CURED;
  return (
    <span className="row" title={endReason}>
      <Tag kind="done">{cured ? '已愈' : '已终止'}</Tag>
      {dayOf(endedAt)}
      {cured ? null : <span className="cut">{endReason}</span>}
    </span>
  );
}

export interface EntryDialogProps {
  readonly residentId: ResidentId;
  readonly name: string;
  readonly file: ResidentFile;
  /** Doctor or head: may write conditions and history, and end entries. */
  readonly care: boolean;
  readonly onClose: () => void;
}

/** The table of entries with what ends the chosen one; nothing is taken away. */
export function EntryTable({ rows, care, noun }: { rows: readonly EntryRow[]; care: boolean; noun: string }) {
  const [at, setAt] = useState<string>();
  const [ending, setEnding] = useState<EntryRow>();
  const end = useCommand('residents.endEntry', ending?.entryId ?? 0);
  const tell = useTell();
  const keyOf = (row: EntryRow) => `${row.entry}${row.entryId}`;
  const chosen = rows.find((row) => keyOf(row) === at) ?? rows.find(stands);
  const standing = chosen && stands(chosen) ? chosen : undefined;
  const confirm = async (reason: string) => {
    if (!ending) return;
    const done = await end.run({ entry: ending.entry, entryId: ending.entryId, reason });
    if (!done) return;
    tell(`${ending.what} 已终止，原记录保留`);
    setEnding(undefined);
  };
  return (
    <>
      <div className="dialog-table short">
        <DataTable
          label={noun}
          rows={rows}
          columns={COLUMNS}
          keyOf={keyOf}
          selected={chosen ? keyOf(chosen) : undefined}
          onSelect={(row) => setAt(keyOf(row))}
          rowClass={(row) => (stands(row) ? undefined : 'ended')}
          empty={`没有登记${noun}。在下面添第一条。`}
        />
      </div>
      <div className="dialog-row">
        <Button
          keys="Alt+D"
          enabled={care && standing !== undefined}
          onPress={() => setEnding(standing)}
          label="终止这一条"
        >
          终止 {standing?.what ?? '这一条'}
        </Button>
        {care ? null : <span className="second">终止由医生或站长办</span>}
      </div>
      {ending ? (
        <ReasonDialog
          title={`终止 ${ending.what}`}
          what="这一条留在档案里，标明终止；各台不再显示。"
          action="终止"
          reasons={REASONS[ending.entry]}
          error={end.error}
          busy={end.busy}
          onConfirm={confirm}
          onClose={() => setEnding(undefined)}
        />
      ) : null}
    </>
  );
}

/** Esc goes back, F12 writes the entry. */
export function EntryFoot(props: {
  onClose: () => void;
  label: string;
  hint: string;
  ready: boolean;
  busy: boolean;
  onPress: () => void;
}) {
  const { ready, hint, label, busy, onPress, onClose } = props;
  return (
    <div className="dialog-foot">
      <Button keys="Escape" onPress={onClose}>
        返回
      </Button>
      <MainAction label={label} {...(ready ? {} : { hint })} ready={ready} busy={busy} onPress={onPress} />
    </div>
  );
}
