import { useEffect, useState } from 'react';
import { useQueryCall } from '../api/queries.ts';
import { Icon, type IconName } from '../components/Icon.tsx';

/** Only what is really there is shown as there; the rest is grey and says 未接. */
export function Devices() {
  const { data } = useQueryCall('settings.getDevices', {}, { topics: ['settings'] });
  const voice = useChineseVoice();
  return (
    <>
      <Device icon="idcard" name="读卡器" on={data?.reader ?? false} />
      <Device
        icon="print"
        name="打印机"
        on={(data?.printers.length ?? 0) > 0}
        title={data?.printers.join('、') ?? ''}
      />
      <Device icon="voice" name="语音" on={voice} />
      <Device icon="screen" name="候诊屏" on={data?.secondScreen ?? false} />
    </>
  );
}

function Device({
  icon,
  name,
  on,
  title = '',
}: {
  icon: IconName;
  name: string;
  on: boolean;
  title?: string;
}) {
  return (
    <span className={on ? undefined : 'off'} title={on ? title : `${name}未接`}>
      <Icon name={icon} />
      {name}
      {on ? null : <em>未接</em>}
    </span>
  );
}

/** Whether this PC can speak Chinese. Voices arrive some time after the page. */
function useChineseVoice(): boolean {
  const [there, setThere] = useState(false);
  useEffect(() => {
    const look = () =>
      setThere(window.speechSynthesis?.getVoices().some((voice) => voice.lang.startsWith('zh')) ?? false);
    look();
    window.speechSynthesis?.addEventListener('voiceschanged', look);
    return () => window.speechSynthesis?.removeEventListener('voiceschanged', look);
  }, []);
  return there;
}
