import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ImportCounts, ImportRow } from '../../../../electron/shared/contract/residents-exchange.ts';
import {
  IMPORT_VERDICTS,
  type ImportVerdict,
  VERDICT_WORDS,
} from '../../../../electron/shared/domain/resident-sheet/import-words.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { Button } from '../../../components/Button.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { Tag } from '../../../components/Marks.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { Told } from '../../../components/Told.tsx';

const PAGE = 100;

export interface ImportRowsProps {
  readonly importId: string;
  readonly counts: ImportCounts;
  /** Carried out, not only tried. */
  readonly done: boolean;
}

/** What becomes of each row, those that cannot be imported first at hand; a hundred at a time. */
export function ImportRows({ importId, counts, done }: ImportRowsProps) {
  const [shown, setShown] = useState<ImportVerdict | 'all'>(counts.refused > 0 ? 'refused' : 'all');
  const [from, setFrom] = useState(0);
  const [chosen, setChosen] = useState<number>();
  const page = useQueryCall(
    'residents.listImportRows',
    { importId, from, ...(shown === 'all' ? {} : { verdict: shown }) },
    { keepPrevious: true },
  );
  const filter = useRef<HTMLDivElement>(null);
  // What the hand was on went with the step before.
  useEffect(() => filter.current?.querySelector<HTMLElement>('[data-field]')?.focus(), []);
  const total = page.data?.total ?? 0;
  const rows = page.data?.rows ?? [];
  const looked = rows.find((row) => row.row === chosen) ?? rows[0];
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: ↓ leads from the kinds of rows into their table */}
      <div ref={filter} onKeyDown={downIntoRows}>
        <Segmented
          label="看哪些行"
          small
          value={shown}
          options={optionsOf(counts, done)}
          onChange={(value) => {
            setShown(value);
            setFrom(0);
          }}
        />
      </div>
      <Told error={page.error} what="没有读出来" />
      <DataTable
        label="逐行结果"
        rows={rows}
        columns={columnsFor(done, shown !== 'refused' && (done || shown !== 'new'))}
        keyOf={(row) => row.row}
        selected={looked?.row}
        onSelect={(row) => setChosen(row.row)}
        empty="这一类没有行。"
        grow
      />
      <div className="pages">
        <Button keys="Alt+B" onPress={() => setFrom(from - PAGE)} enabled={from > 0}>
          前一百行
        </Button>
        <span className="second">
          {total === 0 ? '0 行' : `第 ${from + 1}–${Math.min(from + PAGE, total)} 行，共 ${total} 行`}
        </span>
        <Button keys="Alt+N" onPress={() => setFrom(from + PAGE)} enabled={from + PAGE < total}>
          后一百行
        </Button>
      </div>
    </>
  );
}

function downIntoRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  event.currentTarget.parentElement?.querySelector<HTMLElement>('.table-box[tabindex="0"]')?.focus();
}

function optionsOf(counts: ImportCounts, done: boolean) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const some = IMPORT_VERDICTS.filter((verdict) => counts[verdict] > 0);
  return [
    { value: 'all' as const, label: `全部 ${all}` },
    ...some.map((value) => ({ value, label: `${wordsOf(value, done)} ${counts[value]}` })),
  ];
}

function wordsOf(verdict: ImportVerdict, done: boolean): string {
  const [planned, after] = VERDICT_WORDS[verdict];
  return done ? after : planned;
}

/** Record numbers only where there are some. */
function columnsFor(done: boolean, numbered: boolean): Column<ImportRow>[] {
  const recordNo: Column<ImportRow> = {
    head: '档案号',
    width: 104,
    large: 'out',
    cell: (row) => row.recordNo,
  };
  return [
    { head: '行', width: 60, align: 'right', cell: (row) => row.row },
    {
      head: done ? '结果' : '将会',
      width: 130,
      cell: (row) =>
        row.verdict === 'refused' ? (
          <Tag kind="bad" icon="alert">
            {wordsOf(row.verdict, done)}
          </Tag>
        ) : (
          wordsOf(row.verdict, done)
        ),
    },
    { head: '姓名', width: 120, cell: (row) => <b>{row.name}</b> },
    { head: '证件号码', width: 176, large: 'out', cell: (row) => row.maskedIdNumber },
    ...(numbered ? [recordNo] : []),
    {
      head: '说明',
      cell: (row) => <span className="whole-name">{row.remarks.join('')}</span>,
    },
  ];
}
