import type { ReactNode } from 'react';
import type { PrescriptionPaper } from '../../electron/shared/contract/paper.ts';
import { FREQUENCIES, ROUTES } from '../../electron/shared/domain/dosing.ts';
import type { SheetLayout } from '../../electron/shared/domain/printing.ts';
import { formatPacks } from '../../electron/shared/values/quantity.ts';
import { formatFen, formatLongDay, formatNumber, formatSex, formatTime } from '../components/format.ts';
import { PageFoot, PaperMarks, Sheet } from './Sheet.tsx';

type Slip = PrescriptionPaper['slip'];
type Line = Slip['lines'][number];

const COLOURS: Readonly<Record<string, string>> = {
  yellow: '淡黄色纸',
  green: '淡绿色纸',
  red: '淡红色纸',
};
const INSURANCE_WORDS: Readonly<Record<string, string>> = {
  none: '自费',
  employee: '职工医保',
  resident: '居民医保',
  other: '其他',
};
/** Of 饮片 a page takes so many, in three columns; of other drugs there are at most five. */
const HERBS_A_PAGE = 36;
const DRUGS_A_PAGE = 5;

/** 处方笺 (处方管理办法 附件1): head, Rp, foot; kind of the slip in the corner. */
export function PrescriptionSlip({ paper, sheet }: { paper: PrescriptionPaper; sheet: SheetLayout }) {
  const { slip } = paper;
  const herbal = slip.lines.length > 0 && slip.lines.every((line) => line.drugClass === 'herbal');
  const aPage = herbal ? HERBS_A_PAGE : DRUGS_A_PAGE;
  const pages = Math.max(1, Math.ceil(slip.lines.length / aPage));
  return Array.from({ length: pages }, (_, at) => {
    const lines = slip.lines.slice(at * aPage, (at + 1) * aPage);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pages never move
      <Sheet key={at} sheet={sheet} className="paper-slip">
        <Head paper={paper} />
        <div className="slip-body">
          <b className="slip-rp">Rp.</b>
          {herbal ? <Herbs lines={lines} doses={slip.doses} /> : <Drugs lines={lines} first={at * aPage} />}
          <div className="slip-end">—— 以下空白 ——</div>
        </div>
        <Foot slip={slip} />
        <PageFoot page={at + 1} pages={pages}>
          {validWords(slip)}药品除质量原因外，一经发出，不得退换。
        </PageFoot>
      </Sheet>
    );
  });
}

function validWords({ validToDay }: Slip): string {
  return `处方至 ${validToDay} 当日有效。`;
}

function Head({ paper }: { paper: PrescriptionPaper }) {
  const { slip } = paper;
  const colour = COLOURS[paper.colour];
  return (
    <>
      <header>
        <div className="slip-kind">
          {paper.marks.map((mark) => (
            <b key={mark}>{mark}</b>
          ))}
          {colour ? <small>{colour}</small> : null}
        </div>
        <div>{paper.center}</div>
        <b className="slip-title">{paper.station} 处方笺</b>
      </header>
      <PaperMarks paper={paper} />
      <div className="slip-facts">
        <Fact name="处方号" of={4}>
          {slip.label}
        </Fact>
        <Fact name="开具日期" of={5}>
          {formatLongDay(paper.day)}
        </Fact>
        <Fact name="费别" of={3}>
          {INSURANCE_WORDS[paper.insurance] ?? paper.insurance}
        </Fact>
        <Fact name="姓名" of={6}>
          <b>{slip.residentName}</b>
        </Fact>
        <Fact name="性别" of={3}>
          {formatSex(paper.sex)}
        </Fact>
        <Fact name="年龄" of={3}>
          {paper.age}
        </Fact>
        <Fact name="档案号" of={6}>
          {paper.recordNo}
        </Fact>
        <Fact name="就诊号" of={3}>
          {formatNumber(slip.number)}
        </Fact>
        <Fact name="科别" of={3}>
          {slip.clinicName}
        </Fact>
        <Fact name="临床诊断" of={12}>
          {slip.diagnoses.map((one) => one.name).join('；')}
        </Fact>
        {slip.allergies.length === 0 ? null : (
          <Fact name="过敏" of={12}>
            <b>{slip.allergies.join('、')}</b>
          </Fact>
        )}
      </div>
    </>
  );
}

/** One of the head's facts, in so many of its twelve columns. */
function Fact({ name, of, children }: { name: string; of: 3 | 4 | 5 | 6 | 12; children: ReactNode }) {
  return (
    <div className={of === 12 ? 'full' : `of-${of}`}>
      <span>{name}</span>
      <span>{children}</span>
    </div>
  );
}

function Drugs({ lines, first }: { lines: readonly Line[]; first: number }) {
  return (
    <ol className="slip-drugs" start={first + 1}>
      {lines.map((line, at) => (
        <li key={line.lineId}>
          <div className="paper-row">
            <span>
              {first + at + 1}. <b>{line.genericName}</b> {line.form} {line.spec}
            </span>
            <b>× {formatPacks(line.qty, line.packSize, line.packUnit, line.smallUnit)}</b>
          </div>
          <div className="slip-use">
            用法：{ROUTES[line.route]}，每次 {line.doseMilli / 1000}
            {line.doseUnit}，{FREQUENCIES[line.frequency].label}，{line.days} 天
            {line.note === '' ? '' : `。${line.note}`}
            {line.signedAgain ? <b>（医师再次签名确认）</b> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What of a herb is not as with the others: another way of taking it, what the doctor noted. */
function apartWords(line: Line, first: Line | undefined): string {
  return [line.route === first?.route ? '' : ROUTES[line.route], line.note].filter(Boolean).join('，');
}

function Apart({ words }: { words: string }) {
  return words === '' ? null : <small>（{words}）</small>;
}

function Herbs({ lines, doses }: { lines: readonly Line[]; doses: number }) {
  const use = lines[0];
  return (
    <>
      <div className="slip-herbs">
        {lines.map((line) => (
          <span key={line.lineId}>
            <b>{line.genericName}</b> {line.doseMilli / 1000}
            {line.doseUnit}
            <Apart words={apartWords(line, use)} />
          </span>
        ))}
      </div>
      <div className="slip-doses">
        共 <b>{doses}</b> 帖
        {use ? `，${ROUTES[use.route]}，${FREQUENCIES[use.frequency].label}，${use.days} 天` : ''}
      </div>
    </>
  );
}

function Foot({ slip }: { slip: Slip }) {
  const signed = (step: Slip['signatures'][number]['step']) =>
    slip.signatures.find((one) => one.step === step);
  return (
    <div className="slip-foot">
      <Signature name="医师" who={slip.doctorName} at={formatTime(slip.signedAt)} />
      <div className="slip-money">
        <span>药品金额</span>
        <b>{formatFen(slip.chargedFen)} 元</b>
      </div>
      {(
        [
          ['审核', 'review'],
          ['调配', 'prepare'],
          ['核对', 'check'],
          ['发药', 'dispense'],
        ] as const
      ).map(([name, step]) => {
        const one = signed(step);
        return <Signature key={step} name={name} who={one?.name ?? ''} at={one ? formatTime(one.at) : ''} />;
      })}
    </div>
  );
}

function Signature({ name, who, at }: { name: string; who: string; at: string }) {
  return (
    <div className="signature">
      <span>{name}</span>
      <span>
        {who} <small>{at}</small>
      </span>
    </div>
  );
}
