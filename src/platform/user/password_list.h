/* Well-known passwords and the words that they are made of, in lower case, each between spaces. */
#ifndef PLATFORM_PASSWORD_LIST_H
#define PLATFORM_PASSWORD_LIST_H

extern const char password_list[];

#endif
