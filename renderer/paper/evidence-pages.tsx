import type { ReactNode } from 'react';
import type { Evidence, ManualCall } from '../../electron/shared/contract/queue-evidence.ts';
import { evidenceDefinitions } from '../../electron/shared/domain/evidence-words.ts';
import { QUEUE_POINT_NAMES } from '../../electron/shared/domain/queue-points.ts';
import { formatMoment, formatNumber } from '../components/format.ts';

interface ListRow {
  readonly row: ReactNode;
  readonly mm: number;
}

/** What a page holds below its heading, and how high a line and the room around it are. */
const PAGE_MM = 232;
const LINE_MM = 4.5;
const AROUND_MM = 1.8;
/** Characters in a line of a reason, of a sentence over three columns, of a definition. */
const REASON_LINE = 18;
const SENTENCE_LINE = 40;
const DEFINITION_LINE = 42;

function highMm(length: number, lineLength: number): number {
  return Math.max(1, Math.ceil(length / lineLength)) * LINE_MM + AROUND_MM;
}

/** What follows the figures, cut into pages: calls by hand, overtakings, definitions. */
export function pagesOf(evidence: Evidence): ReactNode[] {
  const { policies, elderAge } = evidence;
  const definitions = evidenceDefinitions({ elderAge, policies: policies.map((one) => one.policy) });
  const definitionsMm = definitions.reduce(
    (sum, [, meaning]) => sum + highMm(meaning.length, DEFINITION_LINE),
    LINE_MM * 2,
  );
  const pages: ReactNode[] = [];
  let page: ListRow[] = [];
  const used = () => page.reduce((sum, one) => sum + one.mm, 0);
  for (const row of listRows(evidence)) {
    if (used() + row.mm > PAGE_MM) {
      pages.push(<Calls rows={page} evidence={evidence} />);
      page = [];
    }
    page.push(row);
  }
  if (used() + definitionsMm > PAGE_MM) {
    pages.push(<Calls rows={page} evidence={evidence} />);
    page = [];
  }
  pages.push(
    <>
      {page.length > 0 || pages.length === 0 ? <Calls rows={page} evidence={evidence} /> : null}
      <h2>说明</h2>
      <dl className="evidence-definitions">
        {definitions.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </>,
  );
  return pages;
}

function listRows({ manual, overtaken }: Evidence): ListRow[] {
  return [
    ...manual.rows.map((row) => ({
      row: <ManualRow key={row.eventId} row={row} />,
      mm: highMm(row.reason.length + (row.passed > 0 ? 12 : 0), REASON_LINE),
    })),
    ...overtaken.rows.map((row) => ({
      row: (
        <tr key={`${row.eventId}-${row.number}`}>
          <td>{formatMoment(row.at)}</td>
          <td>{QUEUE_POINT_NAMES[row.point]}</td>
          <td>{formatNumber(row.number)}</td>
          <td colSpan={3}>越界：{row.sentence}</td>
        </tr>
      ),
      mm: highMm(row.sentence.length + 3, SENTENCE_LINE),
    })),
  ];
}

function Calls({ rows, evidence: { manual } }: { rows: readonly ListRow[]; evidence: Evidence }) {
  const some = manual.rows.length < manual.count ? `，列出最近 ${manual.rows.length} 次` : '';
  return (
    <>
      <h2>
        另叫 {manual.count} 次（不按次序叫，写原因，站长阅{some}）
      </h2>
      <table className="paper-table evidence-calls">
        <thead>
          <tr>
            <th>时刻</th>
            <th>处</th>
            <th>号</th>
            <th>原因</th>
            <th>叫的人</th>
            <th>站长审阅</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => one.row)}
          {rows.length === 0 ? (
            <tr>
              <td colSpan={6}>期内没有。</td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </>
  );
}

function ManualRow({ row }: { row: ManualCall }) {
  return (
    <tr>
      <td>{formatMoment(row.at)}</td>
      <td>{QUEUE_POINT_NAMES[row.point]}</td>
      <td>{formatNumber(row.number)}</td>
      <td className="reason">
        {row.reason}
        {row.passed > 0 ? `（使 ${row.passed} 人越界多等）` : ''}
      </td>
      <td>{row.calledBy}</td>
      <td>{row.reviewed ? `${row.reviewed.by} ${formatMoment(row.reviewed.at).slice(5)}` : '待阅'}</td>
    </tr>
  );
}
