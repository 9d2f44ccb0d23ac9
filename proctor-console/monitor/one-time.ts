export interface OneTime {
  readonly name: string;
  readonly password: string;
}
