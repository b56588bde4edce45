import type { Evidence } from '../../../../electron/shared/contract/queue-evidence.ts';
import type { ClinicDay } from '../../../../electron/shared/values/clinic-day.ts';
import { classNames } from '../../../components/class-names.ts';
import { useLargeType } from '../../../components/large-type.tsx';
import { Tag } from '../../../components/Marks.tsx';
import { shareWords } from './evidence-words.ts';
import { PERIOD_KINDS, PERIOD_LABELS, type Period, type PeriodKind, periodWords } from './periods.ts';

/** Which period, whether the figures agree with the records, and the figures that matter. */
export function EvidenceStrip({
  evidence,
  period,
  today,
  kind,
  onKind,
}: {
  evidence: Evidence | undefined;
  period: Period;
  today: ClinicDay;
  kind: PeriodKind;
  onKind: (kind: PeriodKind) => void;
}) {
  const { large } = useLargeType();
  return (
    <section className="strip">
      <div className="id">
        <div className="l1">
          <span className="name">{large ? '六优先台账' : '六优先服务台账'}</span>
          <span className="c">{periodWords(period, today)}</span>
        </div>
        <div className="l2">
          {evidence?.agrees === false ? (
            <Tag kind="bad" icon="alert">
              与叫号记录不符
            </Tag>
          ) : (
            <Tag kind="ok" icon="check">
              {large ? '逐条相符' : '与叫号记录逐条相符'}
            </Tag>
          )}
          <Tag kind="plain">
            号票 {(evidence?.tickets ?? 0).toLocaleString('en-US')} 张 · {evidence?.visits ?? 0} 人次
          </Tag>
        </div>
      </div>
      <PeriodKinds kind={kind} onKind={onKind} />
      <EvidenceFacts evidence={evidence} />
    </section>
  );
}

function PeriodKinds({ kind, onKind }: { kind: PeriodKind; onKind: (kind: PeriodKind) => void }) {
  const { large } = useLargeType();
  return (
    <span className={classNames('seg', large && 's')} role="radiogroup" aria-label="期间">
      {PERIOD_KINDS.map((one) => (
        // biome-ignore lint/a11y/useSemanticElements: the drawn row of periods, walked by ← → anywhere on the desk
        <span
          key={one}
          role="radio"
          tabIndex={-1}
          aria-checked={one === kind}
          className={one === kind ? 'on' : undefined}
          onMouseDown={() => onKind(one)}
        >
          {PERIOD_LABELS[one]}
        </span>
      ))}
    </span>
  );
}

function EvidenceFacts({ evidence }: { evidence: Evidence | undefined }) {
  const overtaken = evidence
    ? evidence.overtaken.ordinary + evidence.overtaken.priority + evidence.overtaken.emergency
    : 0;
  return (
    <div className="facts">
      <span>
        优先挂号<b>{evidence?.priorityVisits ?? 0}</b>
      </span>
      <span>
        占挂号<b>{evidence ? shareWords(evidence.priorityVisits, evidence.visits) : '—'}</b>
      </span>
      <span>
        越界超越<b className={overtaken === 0 ? 'ok' : 'red'}>{overtaken}</b>
      </span>
      <span>
        另叫<b>{evidence?.manual.count ?? 0}</b>
      </span>
    </div>
  );
}
