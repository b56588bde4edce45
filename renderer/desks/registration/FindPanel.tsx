import type { Ref } from 'react';
import type { FoundResident } from '../../../electron/shared/contract/residents.ts';
import { call } from '../../api/client.ts';
import { Panel } from '../../components/DeskFrame.tsx';
import { formatNumber, formatSex, formatShortMoment } from '../../components/format.ts';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useLargeType } from '../../components/large-type.tsx';
import { Picker } from '../../components/Picker.tsx';

export interface FindPanelProps {
  readonly onPick: (resident: FoundResident) => void;
  readonly onTerm: (term: string) => void;
  readonly inputRef: Ref<HTMLInputElement>;
  /** ↓ with nothing typed: into the list of today. */
  readonly onDown: () => void;
}

/** Where registering begins: one field for everything that people say or show. */
export function FindPanel({ onPick, onTerm, inputRef, onDown }: FindPanelProps) {
  const { large } = useLargeType();
  return (
    <Panel
      title="找居民"
      note="刷身份证、扫号票，或打拼音、姓名里的字、证件号码或手机的开头、末几位"
      className="find"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears ↓ of the search field inside it */}
      <div
        data-scan="search"
        onKeyDown={(event) => {
          const field = event.target;
          if (event.key !== 'ArrowDown' || event.defaultPrevented) return;
          if (!(field instanceof HTMLInputElement) || field.value !== '') return;
          // The key would scroll the list that takes the focus.
          event.preventDefault();
          onDown();
        }}
      >
        <Picker<FoundResident>
          label="居民"
          icon="search"
          placeholder="如 zgf、周桂芳、510104…、138…"
          search={(term) => call('residents.search', { term }).then((found) => found.rows)}
          keyOf={(row) => row.residentId}
          onPick={onPick}
          onTerm={onTerm}
          autoFocus
          inputRef={inputRef}
          columns={[
            { head: '姓名', width: 104, cell: (row) => <b className="whole">{row.name}</b> },
            { head: '性别年龄', width: 76, cell: (row) => `${formatSex(row.sex)} ${row.age}` },
            { head: '证件号码', width: 162, cell: (row) => row.maskedIdNumber },
            { head: '手机', width: 108, cell: (row) => row.maskedPhone },
            // Large type has no room for it; namesakes differ by number and phone.
            ...(large
              ? []
              : [
                  {
                    head: '现住址',
                    cell: (row: FoundResident) => <span className="cut">{row.address}</span>,
                  },
                ]),
            { head: '上次来', width: 92, align: 'right', cell: lastSeen },
          ]}
          none={
            <>
              没有找到。按 <KeyCap of="Alt+X" /> 用打好的内容新建档案。
            </>
          }
        />
      </div>
    </Panel>
  );
}

function lastSeen(row: FoundResident) {
  if (row.todayNumber !== null) return <b>今日 {formatNumber(row.todayNumber)}</b>;
  return row.lastVisitAt === null ? '未来过' : formatShortMoment(row.lastVisitAt);
}
