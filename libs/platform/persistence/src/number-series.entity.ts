import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { column } from './columns';
import { checkName } from './naming-strategy';

@Entity('number_series')
@Check(checkName('number_series', 'not_negative'), 'last_number >= 0')
export class NumberSeriesEntity {
  @PrimaryColumn(column.code(100))
  series!: string;

  @Column(column.bigint())
  lastNumber!: bigint;
}
