import { Button } from '../../components/Button.tsx';

export interface NextPageProps {
  readonly page: number;
  /** Rows on a page. */
  readonly size: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

/** Alt+G: the next page of a long list; after the last the first. */
export function NextPage({ page, size, total, onPage }: NextPageProps) {
  return (
    <Button
      keys="Alt+G"
      onPress={() => onPage((page + 1) * size < total ? page + 1 : 0)}
      enabled={total > size}
    >
      下一页
    </Button>
  );
}
