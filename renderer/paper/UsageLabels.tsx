import type { LabelPaper } from '../../electron/shared/contract/paper.ts';
import { ROUTES } from '../../electron/shared/domain/dosing.ts';
import type { SheetLayout } from '../../electron/shared/domain/printing.ts';
import {
  potWords,
  routeWarning,
  STORAGE_WORDS,
  usageWords,
} from '../../electron/shared/domain/usage-words.ts';
import { formatPacks } from '../../electron/shared/values/quantity.ts';
import { formatNumber } from '../components/format.ts';
import { type LabelBlock, LINE, layOutLabel } from './label-blocks.ts';
import { mm, Sheet } from './Sheet.tsx';
import './usage-labels.css';

type Line = LabelPaper['lines'][number];

/** What is told of every drug. */
const FOR_ALL = '放在儿童拿不到的地方。';
/** A page stays a little below the paper's height, and so do its words. */
const SLACK_MM = 0.6;

/** 用法签: what is in the bag, whose it is, and how it is used, in letters that an elder can read. */
export function UsageLabels({ paper, sheet }: { paper: LabelPaper; sheet: SheetLayout }) {
  const room = {
    widthMm: sheet.content,
    heightMm: sheet.height === null ? null : sheet.height - sheet.top - sheet.bottom - SLACK_MM,
    large: sheet.large,
  };
  return drugsOf(paper).flatMap((drug) => {
    const { letters, labels } = layOutLabel(
      [...headOf(paper), ...drug.blocks],
      { kind: 'small', text: `${paper.name} · ${drug.name}（接上张）` },
      room,
    );
    return labels.map((blocks, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: labels never move
      <Sheet key={`${drug.id} ${at}`} sheet={sheet} className="paper-label">
        {blocks.map((block, row) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: blocks never move
            key={row}
            className={`label-${block.kind}`}
            style={{ fontSize: mm(letters[block.kind]), lineHeight: LINE }}
          >
            {block.text}
          </div>
        ))}
      </Sheet>
    ));
  });
}

function headOf(paper: LabelPaper): LabelBlock[] {
  const marks = [
    ...(paper.practice ? ['演练 · 不作凭证'] : []),
    ...(paper.reprint > 0 ? [`补打 第 ${paper.reprint} 次`] : []),
  ];
  return [
    { kind: 'head', text: [paper.station, paper.day, ...marks].join(' · ') },
    { kind: 'name', text: `${paper.name} ${formatNumber(paper.number)} 号` },
  ];
}

interface LabelledDrug {
  readonly id: number;
  readonly name: string;
  readonly blocks: readonly LabelBlock[];
}

/** A label for each drug; 饮片 go into one pot and have one label together. */
function drugsOf({ lines, doses }: LabelPaper): LabelledDrug[] {
  const herbs = lines.filter((line) => line.drugClass === 'herbal');
  const others = lines.filter((line) => line.drugClass !== 'herbal');
  return [...others.map(drugOf), ...herbsOf(herbs, doses)];
}

function drugOf(line: Line): LabelledDrug {
  const { genericName, spec, packSize, packUnit, smallUnit } = line;
  const packs = formatPacks(line.qty, packSize, packUnit, smallUnit);
  return {
    id: line.lineId,
    name: genericName,
    blocks: [
      { kind: 'drug', text: `${genericName} ${spec} ×\u00a0${withUnits(packs)}` },
      { kind: 'use', text: [withUnits(usageWords(line)), line.note].filter(Boolean).join('。') },
      { kind: 'small', text: batchWords(line) },
      { kind: 'small', text: `${routeWarning(line.route)}${STORAGE_WORDS[line.storage]}${FOR_ALL}` },
    ],
  };
}

/** `每次 1 片` is not read as `每次 1` where the line ends. */
function withUnits(words: string): string {
  return words.replaceAll(/(\d) (?=[^\d ])/g, '$1\u00a0');
}

function batchWords({ allocations }: Line): string {
  return allocations.map((part) => `批号 ${part.batchNo} 效期至 ${part.expiresDay}`).join('；');
}

function herbsOf(herbs: readonly Line[], doses: number): LabelledDrug[] {
  const [first] = herbs;
  if (!first) return [];
  const apart = herbs.flatMap((line) => {
    const words = [line.route === first.route ? '' : ROUTES[line.route], line.note].filter(Boolean);
    return words.length === 0 ? [] : [`${line.genericName} ${words.join('，')}`];
  });
  return [
    {
      id: first.lineId,
      name: '中药饮片',
      blocks: [
        { kind: 'drug', text: `中药饮片 ${herbs.length} 味 × ${doses} 帖` },
        { kind: 'use', text: [withUnits(potWords(first)), apart.join('、')].filter(Boolean).join('。') },
        { kind: 'small', text: `放干燥处，防潮防虫。${FOR_ALL}` },
      ],
    },
  ];
}
