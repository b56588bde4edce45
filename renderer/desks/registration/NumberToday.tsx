import type { NumberToday } from '../../../electron/shared/contract/registration.ts';
import { QUEUE_POINT_NAMES } from '../../../electron/shared/domain/queue-points.ts';
import { useCommand } from '../../api/commands.ts';
import { Button } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { formatNumber } from '../../components/format.ts';
import { Told } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';

interface NumberTodayProps {
  readonly today: NumberToday;
  readonly name: string;
  /** He stands in the doctor's line again. */
  readonly onReturned: () => void;
}

/** 回诊 with the number of today: no new number, no fee. */
function useReturn({ today, name, onReturned }: NumberTodayProps) {
  const { visitId } = today;
  const command = useCommand('queue.returnWithResults', visitId);
  const tell = useTell();
  const run = async () => {
    const done = await command.run({ visitId });
    if (!done) return;
    tell(`${formatNumber(done.number)} ${name} 已排回诊，候诊第 ${done.position} 位`);
    onReturned();
  };
  return { run: () => void run(), busy: command.busy, error: command.error };
}

/** Said before anything is decided: this person is still in the house, and where he stands. */
export function StillHereNote({
  again,
  onAgain,
  ...props
}: NumberTodayProps & {
  /** One more number is wanted on purpose. */
  readonly again: boolean;
  readonly onAgain: () => void;
}) {
  const back = useReturn(props);
  const { today } = props;
  return (
    <section className={classNames('panel number-today', !again && 'open')} aria-label="今天的号">
      <p>
        <b>{whereWords(today)}</b> {again ? '再挂一个号，会记下来。' : wayWords(today)}
      </p>
      <span className="row">
        {today.mayReturn && !again ? (
          <Button keys={RETURN_KEY} onPress={back.run} enabled={!back.busy}>
            排回诊
          </Button>
        ) : null}
        <Button keys="Alt+M" onPress={onAgain}>
          {again ? '不再挂了' : '再挂一个号'}
        </Button>
      </span>
      <Told error={back.error} what="回诊没有排上" />
    </section>
  );
}

/** Beside F12, for somebody whom the doctor has seen today and who stands nowhere any more. */
export function ReturnButton(props: NumberTodayProps) {
  const back = useReturn(props);
  return (
    <>
      <Button keys={RETURN_KEY} onPress={back.run} enabled={!back.busy} className="whole">
        带结果来：{formatNumber(props.today.number)} 排回诊
      </Button>
      <Told error={back.error} what="回诊没有排上" />
    </>
  );
}

const RETURN_KEY = 'Alt+I';

/** 010 还在化验，候 12 分钟。 */
function whereWords({ number, at }: NumberToday): string {
  const shown = formatNumber(number);
  if (!at) return '';
  const point = QUEUE_POINT_NAMES[at.point];
  if (at.status === 'serving') return `${shown} 正在${point}。`;
  if (at.status === 'called') return `${shown} 还在${point}，已经叫到。`;
  if (at.status === 'missed') return `${shown} 在${point}过了号。`;
  return `${shown} 还在${point}，候 ${at.waitedMinutes} 分钟。`;
}

function wayWords({ mayReturn }: NumberToday): string {
  return mayReturn ? '带结果回来看，排回诊：不用再挂号，不再收费。' : '请按原号办。';
}
