import { useCommand } from '../api/commands.ts';
import { useStation } from '../api/station.tsx';
import { Button } from '../components/Button.tsx';
import { formatShortDay } from '../components/format.ts';
import { Icon } from '../components/Icon.tsx';
import { sentenceOf } from '../components/Told.tsx';
import { useTell } from '../components/told-line.tsx';

/**
 * The clock stands before the last entry, or days after it: nothing is booked until somebody says that it is
 * right. Of days ahead the head says so, who sees how many would become business days.
 */
export function ClockBand() {
  const { clockBackMinutes, clockAhead, me, today } = useStation();
  const confirm = useCommand('settings.confirmClock');
  const tell = useTell();
  if (clockBackMinutes === 0 && clockAhead === null) return null;
  const mayConfirm = clockAhead === null || (me?.roles.includes('head') ?? false);
  const say = async () => {
    const done = await confirm.run({ aheadDays: clockAhead?.days ?? 0 });
    if (!done || clockAhead === null) return;
    tell(
      done.closedDays > 0
        ? `时间已确认，没营业的 ${done.closedDays} 天已按零业务日结`
        : '时间已确认。前面还有日子没结，到日清（F7）按顺序结',
    );
  };
  return (
    <div className="clock-band" role="alert">
      <Icon name="clock" />
      <b>
        {clockAhead
          ? `上一笔账 ${formatShortDay(clockAhead.lastDay)}，今天 ${today}，隔了 ${clockAhead.days} 天`
          : `时钟比上一笔早 ${clockBackMinutes} 分钟`}
      </b>
      <span>
        {sentenceOf(confirm.error) ||
          (clockAhead ? aheadWords(mayConfirm) : '先不记账。不对就调电脑时间；没错按')}
      </span>
      {mayConfirm ? (
        <Button keys="Ctrl+T" onPress={() => void say()}>
          时间没错
        </Button>
      ) : null}
    </div>
  );
}

function aheadWords(isHead: boolean): string {
  return isHead
    ? '先不记账。不对就调电脑时间；是放假就按，空着的日子按零业务结'
    : '先不记账。不对就调电脑时间；是放假，请站长登录确认';
}
