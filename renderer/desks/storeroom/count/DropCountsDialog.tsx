import type { StockCountId } from '../../../../electron/shared/values/ids.ts';
import { useCommand } from '../../../api/commands.ts';
import { MainAction } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';

interface DropCountsProps {
  readonly seen: { readonly throughId: StockCountId; readonly counted: number };
  readonly onClose: () => void;
}

/** 重新盘: a morning's counting goes with one key, so it is asked for once more. */
export function DropCountsDialog({ seen, onClose }: DropCountsProps) {
  const tell = useTell();
  const drop = useCommand('storeroom.dropCounts');
  const all = async () => {
    if (!(await drop.run(seen))) return;
    tell(`${seen.counted} 批作废，请重新盘`);
    onClose();
  };
  return (
    <Dialog title="重新盘" note="没有批准的都作废" onClose={onClose}>
      <div className="dialog-body">
        <p className="say">已盘的 {seen.counted} 批不算，每批都要再数一遍。作废的数留底，账上不变。</p>
        <Told error={drop.error} what="没有作废" />
      </div>
      <div className="dialog-foot">
        <MainAction label={`作废 ${seen.counted} 批`} busy={drop.busy} onPress={() => void all()} />
      </div>
    </Dialog>
  );
}
