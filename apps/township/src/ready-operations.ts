import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExplorerOptions } from '@mashang/platform-gateway';

const FOLDER = join(__dirname, '../operations');

/** Operations of the demo year that the browser offers, the report's first. */
const OPERATIONS = [
  { name: 'work-report', title: { en: "The work report's figures", zh: '工作汇报数据' } },
  { name: 'villages-compared', title: { en: 'Villages compared across departments', zh: '各村横向比较' } },
  { name: 'service-items', title: { en: 'Service items and their disclosure', zh: '服务事项与五公开' } },
  { name: 'key-projects', title: { en: 'Key projects and their progress', zh: '重点项目进度' } },
] as const;

export function readyOperations(): ExplorerOptions['operations'] {
  return OPERATIONS.map(({ name, title }) => ({
    name,
    title,
    document: readFileSync(join(FOLDER, `${name}.graphql`), 'utf8'),
    variables: JSON.parse(readFileSync(join(FOLDER, `${name}.variables.json`), 'utf8')),
  }));
}
