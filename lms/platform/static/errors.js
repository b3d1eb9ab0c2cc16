/* After a refused form, reading goes on at the summary of what is wrong. */
document.querySelector(".errors")?.focus();
