import type { Evidence } from '../../../../electron/shared/contract/queue-evidence.ts';
import { QUEUE_POINT_NAMES } from '../../../../electron/shared/domain/queue-points.ts';
import { Panel } from '../../../components/DeskFrame.tsx';
import { KeyCap } from '../../../components/KeyCap.tsx';
import { useLargeType } from '../../../components/large-type.tsx';
import { Told } from '../../../components/Told.tsx';
import { WaitBars } from '../../../components/wait-charts.tsx';
import { ManualTable, useReviews } from './ManualCalls.tsx';

/** Calls by hand, and how long ordinary patients waited for the doctor. */
export function EvidenceLower({ evidence }: { evidence: Evidence }) {
  const { large } = useLargeType();
  const { manual, histogram } = evidence;
  const { digitOf, error } = useReviews(manual.rows.slice(0, large ? 2 : 3));
  const { capMinutes } = histogram;
  return (
    <div className="low2">
      <Panel
        title={`另叫 ${manual.count} 次`}
        note={manual.unread > 0 ? `待阅 ${manual.unread} 次` : '不按次序叫，写原因，站长阅'}
        end={
          <>
            <KeyCap of="Alt+M" /> <span className="sm second">全部</span>
          </>
        }
      >
        <Told error={error} what="没有记上已阅" />
        <ManualTable rows={manual.rows.slice(0, large ? 2 : 3)} digitOf={digitOf} />
      </Panel>
      <Panel
        className="dist"
        title={`普通号${QUEUE_POINT_NAMES[histogram.point]}等候`}
        note={large ? `${histogram.count} 人` : `${histogram.count} 人，分`}
        end={
          <span className="sm second">
            {capMinutes === null
              ? '没有上限'
              : large
                ? `上限 ${capMinutes} 分`
                : `虚线为 ${capMinutes} 分上限`}
          </span>
        }
      >
        {histogram.count === 0 ? (
          <p className="none">期内没有普通号被叫过。</p>
        ) : (
          <WaitBars histogram={histogram} width={large ? 298 : 370} height={large ? 82 : 112} />
        )}
      </Panel>
    </div>
  );
}
