import { column } from '@mashang/platform-persistence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which department keeps a township's money (财政所): one, by the key. */
@Entity('finance_offices')
export class FinanceOfficeEntity {
  @PrimaryColumn(column.code(12))
  divisionCode!: string;

  @Column(column.code(40))
  departmentCode!: string;
}
