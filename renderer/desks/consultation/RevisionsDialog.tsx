import './revisions.css';
import { type ReactNode, useState } from 'react';
import type { Revision } from '../../../electron/shared/contract/consultation-record.ts';
import { changesOf, recordFields } from '../../../electron/shared/domain/record-changes.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { useQueryCall } from '../../api/queries.ts';
import { Button } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { formatMoment } from '../../components/format.ts';
import { Told } from '../../components/Told.tsx';

export interface RevisionsDialogProps {
  readonly visitId: VisitId;
  /** Whose visit, and of which day. */
  readonly of: string;
  readonly onClose: () => void;
}

/** `已修改 2 次`; empty for a record that was signed once or not yet. */
export function correctedWords(revisions: number): string {
  return revisions > 1 ? `已修改 ${revisions - 1} 次` : '';
}

/** What every signature of a visit signed: the newest on top, and below it what it changed, old beside new. */
export function RevisionsDialog({ visitId, of, onClose }: RevisionsDialogProps) {
  const answer = useQueryCall('consultation.listRevisions', { visitId });
  const signed = answer.data?.revisions ?? [];
  const rows = signed.toReversed();
  const [chosen, setChosen] = useState<number>();
  const at = rows.find((one) => one.revision === chosen) ?? rows[0];
  const before = signed.find((one) => one.revision === (at?.revision ?? 0) - 1);
  return (
    <Dialog
      title={`${of} 病历`}
      note={correctedWords(signed.length) || '签名后没有修改'}
      onClose={onClose}
      width={860}
    >
      <div className="dialog-body">
        <DataTable
          label="历次签名"
          rows={rows}
          keyOf={(one) => one.revision}
          selected={at?.revision}
          onSelect={(one) => setChosen(one.revision)}
          empty={answer.loading ? '正在读…' : '这次就诊还没有签名。'}
          columns={[
            { head: '版本', cell: (one) => `第 ${one.revision} 版`, width: 90 },
            { head: '签名时间', cell: (one) => formatMoment(one.signedAt), width: 150 },
            { head: '医师', cell: (one) => one.signedBy, width: 96 },
            { head: '修改原因', cell: (one) => (one.revision === 1 ? '首次签名' : one.reason) },
          ]}
        />
        <Told error={answer.error} what="没有读到病历" />
        {at ? (
          <div className="revision" role="status">
            {before ? <Changes before={before} after={at} /> : <Whole record={at} />}
            <SignedWith revision={at} />
          </div>
        ) : null}
      </div>
      <div className="dialog-foot">
        <span className="second">↑ ↓ 看各版；签过的内容不能改，也不能删。</span>
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
      </div>
    </Dialog>
  );
}

function Whole({ record }: { record: Revision }) {
  return (
    <Rows heads={['项目', '签名内容']} widths={[110]}>
      {recordFields(record)
        .filter((field) => field.words !== '')
        .map((field) => (
          <tr key={field.label}>
            <td>{field.label}</td>
            <td>{field.words}</td>
          </tr>
        ))}
    </Rows>
  );
}

function Changes({ before, after }: { before: Revision; after: Revision }) {
  const changes = changesOf(before, after);
  if (changes.length === 0) return <p className="none">病历内容与上一版相同。</p>;
  return (
    <Rows heads={['项目', '改前', '改后']} widths={[110, 350]}>
      {changes.map((change) => (
        <tr key={change.label}>
          <td>{change.label}</td>
          <td>{change.before || '（未写）'}</td>
          <td>
            <b>{change.after || '（删去）'}</b>
          </td>
        </tr>
      ))}
    </Rows>
  );
}

interface RowsProps {
  readonly heads: readonly string[];
  readonly widths: readonly number[];
  readonly children: ReactNode;
}

/** Words go over as many lines as they need: what was signed is read whole. */
function Rows({ heads, widths, children }: RowsProps) {
  return (
    <table className="t" aria-label={heads.join('、')}>
      <colgroup>
        {heads.map((head, at) => (
          <col key={head} {...(widths[at] === undefined ? {} : { style: { width: widths[at] } })} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function SignedWith({ revision: { slips, orders } }: { revision: Revision }) {
  const with_ = [...slips.map((label) => `处方 ${label}`), ...orders];
  if (with_.length === 0) return null;
  return <p className="with second">同时开具：{with_.join('、')}</p>;
}
