import { type RefObject, useState } from 'react';
import type { FoundResident } from '../../../electron/shared/contract/residents.ts';
import { foundPart } from '../../../electron/shared/domain/found-part.ts';
import { useStation } from '../../api/station.tsx';
import { Button } from '../../components/Button.tsx';
import { formatNumber, formatSex } from '../../components/format.ts';
import { TextInput } from '../../components/inputs.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { ListFoot, ListHead, ListSection, WhoList } from '../../components/WhoList.tsx';
import { dayText } from './day-text.ts';
import type { ResidentsHand } from './use-residents.ts';

/** Who: one field for name, pinyin, number, phone, record and card; below it who fits, newest visits first. */
export function ResidentList({
  hand,
  search,
  due,
}: {
  hand: ResidentsHand;
  search: RefObject<HTMLInputElement | null>;
  due: number;
}) {
  const { term, found } = hand;
  const [at, setAt] = useState<number>();
  const rows = found?.rows ?? [];
  const asked = term.trim();
  // Whom Enter would open stands out before it is pressed.
  const shown = rows.find((one) => one.residentId === (at ?? hand.residentId));
  const marked = shown ?? (asked === '' ? undefined : rows[0]);
  const open = (row: FoundResident | undefined) => {
    if (!row) return;
    setAt(row.residentId);
    hand.open(row.residentId);
  };
  return (
    <>
      <ListHead
        title="居民档案"
        note={hand.total === undefined ? '' : `共 ${hand.total.toLocaleString('en')} 份`}
      >
        <div data-scan="own">
          <TextInput
            inputRef={search}
            autoFocus
            icon="search"
            value={term}
            onChange={(next) => {
              setAt(undefined);
              hand.setTerm(next);
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter') open(marked ?? rows[0]);
              // The hand goes down into the list, and on from whoever stands out.
              else if (event.key === 'ArrowDown') open(rows[marked ? rows.indexOf(marked) + 1 : 0] ?? marked);
            }}
            placeholder="拼音、姓名、证件、手机"
            aria-label="找居民"
          />
        </div>
      </ListHead>
      <ListSection
        title={asked === '' ? '最近来过' : `${asked} ${foundWords(found)}`}
        end={asked === '' ? '' : '最近来过的在前'}
      />
      <WhoList<FoundResident>
        label="居民"
        rows={rows}
        keyOf={(row) => row.residentId}
        selected={marked?.residentId}
        onSelect={open}
        onOpen={open}
        row={(row) => <FoundRow row={row} term={asked} />}
        empty={
          found === undefined ? null : (
            <p className="list-none">
              {asked === '' ? '还没有档案。' : '没有找到。'}按 <KeyCap of="Alt+X" /> 新建。
            </p>
          )
        }
      />
      <ListFoot
        end={
          hand.rights.write && hand.mode === 'look' ? (
            <Button keys="Alt+D" label="到期凭证" className="bare" onPress={() => hand.setDialog('due')}>
              凭证到期 {due}
            </Button>
          ) : undefined
        }
      >
        <KeyCap of="ArrowUp" /> <KeyCap of="ArrowDown" /> <KeyCap of="Enter" /> 打开
      </ListFoot>
    </>
  );
}

function foundWords(found: ResidentsHand['found']): string {
  if (!found) return '正在找…';
  return found.total === null ? '很多人，再打一字' : `${found.total} 人`;
}

function FoundRow({ row, term }: { row: FoundResident; term: string }) {
  const { today } = useStation();
  return (
    <>
      <span className="p">
        <b>
          <Hit row={row} term={term} />
        </b>
        <small>
          {formatSex(row.sex)} {row.age} · {row.address || row.maskedPhone || '无地址'}
        </small>
      </span>
      <span className="s">
        {row.todayNumber === null ? dayText(row.lastVisitAt, today) : `今日 ${formatNumber(row.todayNumber)}`}
        <em>{row.recordNo}</em>
      </span>
    </>
  );
}

/** What of the name was typed or spelled. */
function Hit({ row, term }: { row: FoundResident; term: string }) {
  const { name } = row;
  const hit = foundPart(name, row, term);
  if (hit === null) return name;
  const characters = Array.from(name);
  return (
    <>
      {characters.slice(0, hit.from).join('')}
      <span className="hit">{characters.slice(hit.from, hit.to).join('')}</span>
      {characters.slice(hit.to).join('')}
    </>
  );
}
