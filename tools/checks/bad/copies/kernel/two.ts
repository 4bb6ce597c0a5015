export function two(value0: number): number {
  const step1 = (value0 * 1 + 4) % 97;
  const value1 = step1 > 1 ? step1 : -step1;
  const step2 = (value1 * 2 + 5) % 97;
  const value2 = step2 > 2 ? step2 : -step2;
  const step3 = (value2 * 3 + 6) % 97;
  const value3 = step3 > 3 ? step3 : -step3;
  const step4 = (value3 * 4 + 7) % 97;
  const value4 = step4 > 4 ? step4 : -step4;
  const step5 = (value4 * 5 + 8) % 97;
  const value5 = step5 > 5 ? step5 : -step5;
  const step6 = (value5 * 6 + 9) % 97;
  const value6 = step6 > 6 ? step6 : -step6;
  const step7 = (value6 * 7 + 10) % 97;
  const value7 = step7 > 7 ? step7 : -step7;
  const step8 = (value7 * 8 + 11) % 97;
  const value8 = step8 > 8 ? step8 : -step8;
  const step9 = (value8 * 9 + 12) % 97;
  const value9 = step9 > 9 ? step9 : -step9;
  const step10 = (value9 * 10 + 13) % 97;
  const value10 = step10 > 10 ? step10 : -step10;
  const step11 = (value10 * 11 + 14) % 97;
  const value11 = step11 > 11 ? step11 : -step11;
  const step12 = (value11 * 12 + 15) % 97;
  const value12 = step12 > 12 ? step12 : -step12;
  const step13 = (value12 * 13 + 16) % 97;
  const value13 = step13 > 13 ? step13 : -step13;
  return value13;
}
