/** Mann–Whitney: how often a value of the one is larger than a value of the other; ties count half, and 0.5 is a coin. */
export function rankProbability(ones: number[], others: number[]): number {
  let wins = 0
  for (const one of ones) for (const other of others) wins += one > other ? 1 : one === other ? 0.5 : 0
  return wins / (ones.length * others.length)
}
