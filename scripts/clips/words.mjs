// What is said for 0 to 9, and by which voice of espeak-ng. Between [[ and ]] stand its own phoneme names (-x), used where
// it misreads the word: its Russian swallows the "и" of "один"; its Ukrainian has no soft т, which its Polish has, says the
// "в" of "дев’ять" as before a vowel, and makes the second "і" of "вісім" as long as the first.
export const words = {
  pl: ['zero', 'jeden', 'dwa', 'trzy', 'cztery', 'pięć', 'sześć', 'siedem', 'osiem', 'dziewięć'].map(by('pl')),
  uk: [
    ...['нуль', 'один', 'два', 'три', 'чотири'].map(by('uk')),
    ...["[[pj'at;]]", "[[S'ist;]]"].map(by('pl')),
    ...['сім', "[[B'i:sim]]"].map(by('uk')),
    ...["[[d'Ewjat;]]"].map(by('pl')),
  ],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map(by('en-gb')),
  ru: ['ноль', "[[Vd;'i:n]]", 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'].map(by('ru')),
}

function by(voice) {
  return (text) => ({ voice, text })
}
