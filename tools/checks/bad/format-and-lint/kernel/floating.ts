async function save(): Promise<void> {}

export function start(a: number, b: number, c: number, d: number, e: any): void {
  save();
  console.log(a,b,c,d,e)
}

export default start;
