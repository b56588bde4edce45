import type { TestPaper } from '../../electron/shared/contract/paper.ts';
import type { SheetLayout } from '../../electron/shared/domain/printing.ts';
import { formatMoment } from '../components/format.ts';
import { BarCode } from './BarCode.tsx';
import { mm, PaperMarks, Sheet, Words } from './Sheet.tsx';

const SIZE_WORDS = {
  roll80: '80 mm 卷纸',
  roll58: '58 mm 卷纸',
  label60: '60×40 mm 不干胶',
  a5: 'A5 竖',
  a4: 'A4',
} as const;
const UPRIGHT_MM = 40;
const UPRIGHT_LABEL_MM = 20;
/** Of a printer's name, on a label: the beginning tells it. */
const LABEL_NAME = 40;

/** 测试页: marks every millimetre, so that the offsets can be read off the paper. */
export function TestPage({ paper, sheet }: { paper: TestPaper; sheet: SheetLayout }) {
  if (sheet.size === 'label60') return <TestLabel paper={paper} sheet={sheet} />;
  const narrow = sheet.content < 60;
  return (
    <Sheet sheet={sheet} className="paper-test">
      <Ruler length={sheet.content} />
      <header>
        <b>打印测试页</b>
        <div>{paper.station}</div>
      </header>
      <PaperMarks paper={paper} />
      <Words name="打印机" value={paper.printer === '' ? 'PDF' : paper.printer} />
      <Words name="纸" value={`${SIZE_WORDS[paper.size]}，印宽 ${sheet.content} mm`} />
      <Words name="离左边" value={`${sheet.left} mm`} />
      <Words name="时间" value={formatMoment(paper.at)} />
      <div className="test-block">
        <UprightRuler length={UPRIGHT_MM} />
        <ol>
          <li>上面的尺应当完整，从 0 到 {Math.floor(sheet.content)}。</li>
          <li>右边的字或尺被切掉：把印宽改小，或把左右偏移改成负数。</li>
          <li>左边被切掉：把左右偏移改大，一格是一毫米。</li>
          <li>左边的尺量 4 厘米，不准就是打印机缩放了：关掉驱动里的缩放。</li>
        </ol>
      </div>
      <div className="test-words">阿卜杜热合曼·麦麦提图尔荪、龚䶮、0123456789、12,345.67</div>
      <BarCode text={paper.code} moduleMm={narrow ? 0.25 : 0.375} heightMm={10} />
      <Ruler length={sheet.content} />
    </Sheet>
  );
}

/** The same on a sticker, where there is room for two rulers and a few words. */
function TestLabel({ paper, sheet }: { paper: TestPaper; sheet: SheetLayout }) {
  return (
    <Sheet sheet={sheet} className="paper-test">
      <Ruler length={sheet.content} />
      <div className="test-block">
        <UprightRuler length={UPRIGHT_LABEL_MM} />
        <div>
          <b>用法签测试 龚䶮</b>
          <div>{paper.printer === '' ? 'PDF' : paper.printer.slice(0, LABEL_NAME)}</div>
          <div>
            印宽 {sheet.content} mm，离左边 {sheet.left} mm。尺不完整，就调偏移和印宽。
          </div>
        </div>
      </div>
    </Sheet>
  );
}

/** Long marks and figures each centimetre, middle ones each half. */
function Ruler({ length }: { length: number }) {
  const marks = Array.from({ length: Math.floor(length) + 1 }, (_, at) => at);
  return (
    <svg
      className="ruler"
      role="img"
      aria-label="尺"
      viewBox={`0 0 ${length} 8`}
      style={{ width: mm(length), height: mm(8) }}
    >
      {marks.map((at) => (
        <rect key={at} x={Math.min(at, length - 0.125)} y={0} width={0.125} height={markOf(at)} />
      ))}
      {marks
        .filter((at) => at % 10 === 0)
        .map((at) => (
          <text key={at} x={Math.min(Math.max(at, 1), length - 2)} y={6.6} textAnchor="middle" fontSize={2.6}>
            {at}
          </text>
        ))}
    </svg>
  );
}

function UprightRuler({ length }: { length: number }) {
  const marks = Array.from({ length: length + 1 }, (_, at) => at);
  return (
    <svg
      className="ruler"
      role="img"
      aria-label="竖尺"
      viewBox={`0 0 7 ${length}`}
      style={{ width: mm(7), height: mm(length) }}
    >
      {marks.map((at) => (
        <rect key={at} x={0} y={Math.min(at, length - 0.125)} width={markOf(at)} height={0.125} />
      ))}
    </svg>
  );
}

function markOf(at: number): number {
  if (at % 10 === 0) return 4;
  return at % 5 === 0 ? 3 : 2;
}
