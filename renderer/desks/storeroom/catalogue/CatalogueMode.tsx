import { type ReactNode, useState } from 'react';
import type { Output } from '../../../../electron/shared/contract/procedures.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { DeskFrame, Panel, SideActions, SideSection, SumLine } from '../../../components/DeskFrame.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { TextInput } from '../../../components/inputs.tsx';
import { Tag } from '../../../components/Marks.tsx';
import { Told } from '../../../components/Told.tsx';
import { NextPage } from '../NextPage.tsx';
import { DrugForm } from './DrugForm.tsx';
import { CLASS_LABELS, ESSENTIAL_LABELS, INSURANCE_LABELS, STORAGE_LABELS } from './drug-words.ts';

type DrugRow = Output<'storeroom.listDrugs'>['rows'][number];

const PAGE = 100;

const COLUMNS: Column<DrugRow>[] = [
  { head: '编码', large: 62, width: 62, cell: (row) => row.code },
  {
    head: '通用名 · 规格',
    cell: (row) => (
      <>
        <b className="whole-name">{row.genericName}</b>
        <small>{row.spec}</small>
      </>
    ),
  },
  { head: '类别', large: 80, width: 78, cell: (row) => CLASS_LABELS[row.class] },
  { head: '医保', large: 46, width: 50, cell: (row) => INSURANCE_LABELS[row.insuranceClass] },
  { head: '基药', large: 'out', width: 64, cell: (row) => ESSENTIAL_LABELS[row.essential] },
  { head: '贮藏', large: 46, width: 50, cell: (row) => STORAGE_LABELS[row.storage] },
  { head: '货位', large: 60, width: 58, cell: (row) => row.shelf },
  {
    head: '生产企业',
    large: 'out',
    width: 140,
    cell: (row) => (row.active ? <small>{row.maker}</small> : <Tag kind="done">已停用</Tag>),
  },
];

/** 药品目录: the drug master, without prices: a price belongs to a batch. */
export function CatalogueMode({ list }: { list: ReactNode }) {
  const [term, setTerm] = useState('');
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<DrugRow>();
  const [editing, setEditing] = useState<'new' | 'chosen'>();
  const found = useQueryCall(
    'storeroom.listDrugs',
    { term: term.trim(), includeInactive: true, page },
    { keepPrevious: true },
  );
  const rows = found.data?.rows ?? [];
  const total = found.data?.total ?? 0;
  const drug = rows.find((row) => row.drugId === chosen?.drugId);
  return (
    <DeskFrame
      name="s-storeroom"
      list={list}
      strip={<CatalogueStrip total={total} />}
      work={
        <Panel className="fill-panel">
          <div className="toolbar">
            <TextInput
              value={term}
              onChange={(next) => {
                setTerm(next);
                setPage(0);
              }}
              icon="search"
              placeholder="药名、首字母、编码、条码"
              autoFocus
              aria-label="查目录"
            />
            <span className="grow" />
            <NextPage page={page} size={PAGE} total={total} onPage={setPage} />
            <Button keys="Alt+A" onPress={() => setEditing('new')}>
              新药建档
            </Button>
          </div>
          <Told error={found.error} what="目录没有读出来" />
          <DataTable
            label="药品目录"
            rows={rows}
            columns={COLUMNS}
            keyOf={(row) => row.drugId}
            selected={chosen?.drugId}
            onSelect={setChosen}
            onOpen={() => setEditing('chosen')}
            empty={term === '' ? '目录还是空的。按 Alt A 建第一个药。' : '没有这个药。按 Alt A 建档。'}
            className="rc"
            rowHeight={40}
            grow
          />
          {editing === 'new' ? <DrugForm onClose={() => setEditing(undefined)} /> : null}
          {editing === 'chosen' && drug ? (
            <DrugForm drug={drug} onClose={() => setEditing(undefined)} />
          ) : null}
        </Panel>
      }
      side={
        <>
          {drug ? <DrugSection drug={drug} /> : <SideSection title="药品">先在表里选一个药。</SideSection>}
          <SideActions>
            <MainAction label="改这个药" ready={drug !== undefined} onPress={() => setEditing('chosen')} />
          </SideActions>
        </>
      }
    />
  );
}

function CatalogueStrip({ total }: { total: number }) {
  return (
    <section className="strip">
      <span className="no wait">
        <Icon name="pill" />
        药品目录
      </span>
      <div className="id">
        <div className="l1">
          <span className="name">药品档案</span>
          <span className="c">这里没有价格：售价就是每一批的进价</span>
        </div>
      </div>
      <div className="facts">
        <span>
          共<b>{total}</b>
        </span>
      </div>
    </section>
  );
}

function DrugSection({ drug }: { drug: DrugRow }) {
  const packs = (qty: number) => `${Math.floor(qty / drug.packSize)} ${drug.packUnit}`;
  return (
    <SideSection title={drug.code} note={drug.active ? '在用' : '已停用'}>
      <div className="sum">
        <b>{drug.genericName}</b>
      </div>
      <SumLine label="规格" value={drug.spec} />
      <SumLine label="包装" value={`${drug.packSize} ${drug.smallUnit} / ${drug.packUnit}`} />
      <SumLine label="剂型" value={drug.form} />
      <SumLine label="批准文号" value={drug.approvalNo} />
      <SumLine label="条形码" value={drug.barcode} />
      <SumLine label="下限 / 上限" value={`${packs(drug.minStockQty)} / ${packs(drug.maxStockQty)}`} />
      <p className="say">
        {drug.hasBatches ? '已有批次，包装数、类别和单位不能再改。' : '还没有入过库。'}
        {drug.splittable ? '可拆零。' : '不拆零。'}
      </p>
    </SideSection>
  );
}
