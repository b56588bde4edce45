import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

/** Nothing here yet, and what to do next: `<EmptyState icon="idcard" title="今天还没有人挂号">按 …</EmptyState>`. */
export function EmptyState({
  icon,
  title,
  children,
}: {
  icon: IconName;
  title: string;
  children?: ReactNode;
}) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <b>{title}</b>
      {children}
    </div>
  );
}
