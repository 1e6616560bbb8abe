/** Where the schools are: days and clock times are told as there. */
export const TIME_ZONE = 'Europe/Warsaw'
