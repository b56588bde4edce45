import { useQueryCall } from '../../../api/queries.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Told } from '../../../components/Told.tsx';
import type { Period } from './periods.ts';

/** 预览: the paper as it would be printed. */
export function PictureDialog({ period, onClose }: { period: Period; onClose: () => void }) {
  const picture = useQueryCall('queue.pictureEvidence', period);
  return (
    <Dialog title="预览" note="A4，按现在的打印设置" onClose={onClose} width={760}>
      <div className="dialog-body">
        <Told error={picture.error} what="没有画出来" />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by arrows */}
        <div tabIndex={0} data-first-focus style={{ height: 480, overflowY: 'auto' }}>
          {picture.data ? (
            <img src={picture.data.image} alt="台账" style={{ width: '100%' }} />
          ) : picture.error ? null : (
            '正在画…'
          )}
        </div>
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
      </div>
    </Dialog>
  );
}
