import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DrugSearchRow } from '../../../electron/shared/contract/drug-schemas.ts';
import type { FindingRow } from '../../../electron/shared/contract/prescribing.ts';
import { explainFinding } from '../../../electron/shared/domain/explain-finding.ts';
import { MAX_DRUGS, maxDays } from '../../../electron/shared/domain/prescription-rules.ts';
import {
  PRESCRIPTION_KIND_LABELS,
  PRESCRIPTION_KINDS,
} from '../../../electron/shared/domain/prescription-types.ts';
import { useLargeType } from '../../app/large-type.tsx';
import { classNames } from '../../components/class-names.ts';
import { NumberInput } from '../../components/inputs.tsx';
import { KeyCap } from '../../components/KeyCap.tsx';
import { useKeys } from '../../components/keys.tsx';
import type { FormSlip, Place, Preview } from './consultation-form.ts';
import { dosesOfLines, nextKind, usualDays, withDoses } from './consultation-form.ts';
import { DrugPicker } from './DrugPicker.tsx';
import { type FormLine, lineOfDrug } from './form-line.ts';
import { LineRow, type LineSpot } from './LineRow.tsx';

export interface PrescriptionPanelProps {
  readonly slips: readonly FormSlip[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
  readonly onChange: (slip: FormSlip) => void;
  readonly onSplit: () => void;
  readonly preview: Preview | undefined;
  readonly places: readonly Place[];
  readonly allergies: readonly string[];
  readonly drugRef: { current: HTMLInputElement | null };
  readonly onGoOn: () => void;
  /** A line of this slip that the hand is led to. */
  readonly wanted: number | undefined;
  readonly onWanted: () => void;
}

/** What a slip is called by what is on it. */
function titleOf(slip: FormSlip): string {
  if (slip.lines.some((line) => line.drugClass === 'herbal')) return '饮片处方';
  return slip.lines.length > 0 && slip.lines.every((line) => line.drugClass === 'patent')
    ? '中成药处方'
    : '西药处方';
}

export function PrescriptionPanel(props: PrescriptionPanelProps) {
  const slip = props.slips[props.at];
  const { large } = useLargeType();
  const [editing, setEditing] = useState<number>();
  const spots = useRef<Record<LineSpot, HTMLInputElement | null> & { wanted?: LineSpot | undefined }>({
    dose: null,
    days: null,
    qty: null,
  });
  useLayoutEffect(() => {
    const { wanted } = spots.current;
    if (editing === undefined || !wanted) return;
    spots.current.wanted = undefined;
    spots.current[wanted]?.focus();
  }, [editing]);
  const { wanted, onWanted } = props;
  const wantedLine = wanted === undefined ? undefined : slip?.lines[wanted];
  useEffect(() => {
    if (wanted === undefined || !wantedLine) return;
    const { doseMilli, days } = wantedLine;
    spots.current.wanted = doseMilli === undefined ? 'dose' : days === undefined ? 'days' : 'qty';
    setEditing(wanted);
    onWanted();
  }, [wanted, wantedLine, onWanted]);
  if (!slip) return null;

  const edit = (at: number | undefined, field: LineSpot = 'dose') => {
    if (at === undefined || at < 0 || at >= slip.lines.length) {
      setEditing(undefined);
      props.drugRef.current?.focus();
      return;
    }
    spots.current.wanted = field;
    setEditing(at);
  };
  const changeLines = (lines: readonly FormLine[]) => props.onChange(dosesOfLines({ ...slip, lines }));
  const setLine = (at: number, line: FormLine) =>
    changeLines(slip.lines.map((one, position) => (position === at ? line : one)));
  const pick = (drug: DrugSearchRow) => {
    changeLines([...slip.lines, lineOfDrug(drug, usualDays(slip))]);
    spots.current.wanted = 'dose';
    setEditing(slip.lines.length);
  };
  const remove = () => {
    const at = editing ?? slip.lines.length - 1;
    changeLines(slip.lines.filter((_, position) => position !== at));
    setEditing(undefined);
    props.drugRef.current?.focus();
  };
  const place = props.places.findIndex((one) => one.slip === props.at);
  const preview = place < 0 ? undefined : props.preview?.slips[place];
  const positions = props.places[place]?.lines ?? [];

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Esc and ↑ of the fields inside it
    <div
      className="panel rx grow"
      onKeyDown={(event) => {
        if (event.defaultPrevented) return;
        const inPicker = event.target === props.drugRef.current;
        if (event.key === 'Escape' && editing !== undefined) {
          event.preventDefault();
          event.stopPropagation();
          edit(undefined);
        } else if (event.key === 'ArrowUp' && inPicker && props.drugRef.current?.value === '') {
          event.preventDefault();
          edit(slip.lines.length - 1);
        }
      }}
    >
      <SlipKeys {...props} slip={slip} onRemove={remove} canRemove={slip.lines.length > 0} />
      <SlipHead {...props} slip={slip} />
      <SlipTroubles findings={(preview?.findings ?? []).filter((finding) => finding.lineNo === undefined)} />
      <table className="t" aria-label={titleOf(slip)}>
        <SlipColumns />
        <tbody>
          {slip.lines.map((line, at) => {
            const lineAt = positions.indexOf(at);
            const own = (preview?.findings ?? []).filter((finding) => finding.lineNo === lineAt + 1);
            return (
              <LineRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; the same drug may stand twice until it is refused
                key={at}
                lineNo={at + 1}
                line={line}
                preview={lineAt < 0 ? undefined : preview?.lines[lineAt]}
                findings={lineAt < 0 ? [] : own}
                editing={editing === at}
                onEdit={() => edit(at)}
                onLeave={() => setEditing((now) => (now === at ? undefined : now))}
                onChange={(next) => setLine(at, next)}
                onStep={(step) => edit(at + step, 'days')}
                spot={(field) => (element) => {
                  if (element) spots.current[field] = element;
                }}
              />
            );
          })}
          <tr className={classNames('line', slip.lines.length >= 4 && 'up')}>
            <td>{slip.lines.length + 1}</td>
            <td className="edit" colSpan={large ? 6 : 7}>
              <div className="new-line">
                <DrugPicker
                  days={usualDays(slip)}
                  allergies={props.allergies}
                  onPick={pick}
                  onEnterEmpty={props.onGoOn}
                  inputRef={props.drugRef}
                />
                <span className="sm second">拼音首字母、全拼、编码或扫码；空着按 Enter 往下走</span>
              </div>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function SlipColumns() {
  const { large } = useLargeType();
  // In large type the 规格 stands below the name: what is taken, and what it costs, is never cut.
  const widths = large ? [30, 148, 64, 114, 54, 68] : [36, 174, 116, 74, 130, 58, 60];
  return (
    <>
      <colgroup>
        {widths.map((width, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
          <col key={at} style={{ width }} />
        ))}
        <col />
      </colgroup>
      <thead>
        <tr>
          <th aria-label="行" />
          <th>药名</th>
          {large ? null : <th>规格</th>}
          <th>每次</th>
          <th>用法</th>
          <th className="num">天数</th>
          <th className="num">数量</th>
          <th className="num">金额</th>
        </tr>
      </thead>
    </>
  );
}

function SlipKeys({
  slips,
  at,
  slip,
  onChoose,
  onChange,
  onSplit,
  onRemove,
  canRemove,
}: PrescriptionPanelProps & { slip: FormSlip; onRemove: () => void; canRemove: boolean }) {
  useKeys([
    { keys: 'Alt+C', label: '处方类别', run: () => onChange(nextKind(slip)), shown: false },
    { keys: 'Alt+D', label: '另开一张', run: onSplit },
    { keys: 'Alt+X', label: '删一行', run: onRemove, enabled: canRemove },
    {
      keys: 'Alt+S',
      label: '换一张',
      run: () => onChoose((at + 1) % slips.length),
      enabled: slips.length > 1,
      shown: slips.length > 1,
    },
  ]);
  return null;
}

function SlipHead({ slips, at, slip, onChoose, onChange }: PrescriptionPanelProps & { slip: FormSlip }) {
  const max = maxDays(slip.kind, slip.stable);
  const { large } = useLargeType();
  const herbal = slip.lines.some((line) => line.drugClass === 'herbal');
  const drugs = slip.lines.filter((line) => line.drugClass !== 'herbal').length;
  return (
    <h3>
      {slips.length > 1 ? (
        <span className="tabs">
          {slips.map((one, position) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a slip is its place
              key={position}
              type="button"
              tabIndex={-1}
              className={classNames('tag', position === at && 'pri-tab')}
              onClick={() => onChoose(position)}
            >
              {position + 1} {large || slips.length > 2 ? titleOf(one).replace('处方', '') : titleOf(one)}
            </button>
          ))}
        </span>
      ) : (
        titleOf(slip)
      )}
      <span className="seg s" role="radiogroup" aria-label="处方类别">
        {PRESCRIPTION_KINDS.map((kind) => (
          // biome-ignore lint/a11y/useSemanticElements: a drawn segment; Alt C is its key
          // biome-ignore lint/a11y/useFocusableInteractive: Alt C is its key
          // biome-ignore lint/a11y/useKeyWithClickEvents: Alt C is its key
          <span
            key={kind}
            role="radio"
            aria-checked={kind === slip.kind}
            className={classNames(kind === slip.kind && 'on')}
            onClick={() => onChange({ ...slip, kind, stable: false })}
          >
            {PRESCRIPTION_KIND_LABELS[kind]}
          </span>
        ))}
      </span>
      <KeyCap of="Alt+C" />
      <small>
        最长 {max >= 28 ? `${max / 7} 周` : `${max} 天`}
        {slip.stable ? ' · 病情稳定' : ''}
      </small>
      {herbal ? (
        <span className="doses">
          <NumberInput
            value={slip.doses}
            align="right"
            unit="帖"
            aria-label="帖数"
            onChange={(doses) => doses && onChange(withDoses(slip, doses))}
          />
        </span>
      ) : null}
      <span className="r">
        <b className={classNames(drugs > MAX_DRUGS && 'refused')}>{herbal ? slip.lines.length : drugs}</b>{' '}
        <span className="sm muted">{herbal ? '味' : `/ ${MAX_DRUGS} 种`}</span>
      </span>
    </h3>
  );
}

function SlipTroubles({ findings }: { findings: readonly FindingRow[] }) {
  return findings.map((finding) => {
    const { what, next } = explainFinding(finding);
    return (
      <div key={finding.rule} className="note bad slip-note" role="alert">
        <b>{what}</b>
        <span className="next-step">{next}</span>
      </div>
    );
  });
}
