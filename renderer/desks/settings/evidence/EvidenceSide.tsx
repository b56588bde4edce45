import type { Evidence } from '../../../../electron/shared/contract/queue-evidence.ts';
import { FACILITY_LABELS } from '../../../../electron/shared/domain/evidence-words.ts';
import { SideSection, SumLine } from '../../../components/DeskFrame.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { KeyCap } from '../../../components/KeyCap.tsx';
import { facilityWords, overtakenWords } from './evidence-words.ts';

/** Whether the promise was kept, what proves the priority, and what else was promised. */
export function EvidenceSide({ evidence }: { evidence: Evidence }) {
  const { overtaken, proof, facilities } = evidence;
  const all = overtaken.ordinary + overtaken.priority + overtaken.emergency;
  return (
    <>
      <SideSection title="普通号被越界超越">
        <div className="figure">
          {all === 0 ? (
            <span className="ok">
              <Icon name="check" /> 没有
            </span>
          ) : (
            <span className="red">
              <Icon name="alert" /> 有
            </span>
          )}
          <b className={overtaken.ordinary === 0 ? undefined : 'red'}>{overtaken.ordinary}</b>
        </div>
        <div className="say">{overtakenWords(evidence)}</div>
      </SideSection>
      <SideSection title="凭证">
        <SumLine label="优先挂号" value={`${proof.priorityVisits}`} />
        <SumLine label="有凭证在册" value={`${proof.withProof}`} />
        <SumLine label="当日新核" value={`${proof.newlyChecked}`} />
        <SumLine label="30 天内到期" value={`${proof.expiring} 人`} />
      </SideSection>
      <SideSection
        title="承诺的设施"
        note={
          <>
            <KeyCap of="Alt+F" /> 记今天查到的
          </>
        }
      >
        {facilities.map((one) => (
          <div
            key={one.facility}
            className="chk"
            title={one.checkedDay === null ? '' : `${one.checkedDay} ${one.checkedBy} 查`}
          >
            <span className={one.present === null ? 'second' : one.present ? 'ok' : 'red'}>
              <Icon name={one.present === null ? 'clock' : one.present ? 'check' : 'xc'} />
            </span>
            {FACILITY_LABELS[one.facility]}
            <span className="v">{facilityWords(one)}</span>
          </div>
        ))}
      </SideSection>
      <section style={{ border: 0 }}>
        <div className="note">“其他优先”只计张数，屏上、印出、导出都不写类别和姓名。</div>
      </section>
    </>
  );
}
