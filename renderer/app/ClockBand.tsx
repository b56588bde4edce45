import { useCommand } from '../api/commands.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { sentenceOf } from '../components/Told.tsx';
import { useStation } from './station.tsx';

/** The clock stands before the last entry: nothing is booked until somebody says that it is right. */
export function ClockBand() {
  const { clockBackMinutes } = useStation();
  const confirm = useCommand('settings.confirmClock');
  if (clockBackMinutes === 0) return null;
  return (
    <div className="clock-band" role="alert">
      <Icon name="clock" />
      <b>时钟比上一笔早 {clockBackMinutes} 分钟</b>
      <span>{sentenceOf(confirm.error) || '先不记账。不对就调电脑时间；没错按'}</span>
      <Button keys="Ctrl+T" onPress={() => void confirm.run({})}>
        时间没错
      </Button>
    </div>
  );
}
