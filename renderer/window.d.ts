import type { StationBridge } from '../electron/shared/contract/bridge.ts';

declare global {
  interface Window {
    readonly station: StationBridge;
  }
}
