import { readDiagnosisHabits } from '../../../electron/services/consultation/icd10/diagnosis-habits.ts';

/**
 * 急危重 as a station without beds meets it: what is done at once, and most of it on the way to a hospital.
 * One diagnosis a line, as in the table of common ones; drugs for three days at most.
 */
export const EMERGENCIES = readDiagnosisHabits(`
R07||0 4 8 10|突发胸痛30分钟，伴出汗；胸骨后压榨样疼痛1小时|W019 60 1||JC01 95||0
I20||0 0 5 8|心前区压榨痛20分钟，含药未缓解；夜间胸痛憋醒1次|W019 70 1, P020 35 1||JC01 95||0
R06||0 2 4 8|突发气促、呼吸困难1小时；喘憋不能平卧半小时|W071 60 1||JC01 50|ZL07 45|6
R56||14 0 0 0|发热抽搐1次约2分钟，已停止；高热惊厥，来站时已缓解||W090 85 3|||100
T78||0 8 5 2|进食海鲜后全身风团、喉头发紧半小时；服药后面部肿胀、胸闷20分钟|W098 90 1, W077/W075 80 3|||ZL01 100|0
S01||8 4 4 7|跌倒后头皮裂伤出血半小时；前额磕破，出血不止|W052 40 3, W103 40 3|W103 60 3||SS01 75, ZL05 60|0
S51||2 6 4 2|前臂被玻璃划伤，出血较多20分钟；小臂裂伤，压迫止血后来站|W052 50 3, W103 40 3|W103 50 3||SS01 90, ZL05 60|0
I64||0 0 3 7|突发口角歪斜、左侧肢体无力1小时；言语不清半小时||||  |0
E16||0 0 2 6|心慌、大汗、手抖20分钟，有糖尿病；糖尿病，未进食后意识模糊10分钟|||HY02 100||0
R55||1 3 3 5|晕倒1次，数分钟后自行清醒；起身时眼前发黑摔倒|||JC01 75, HY02 60||0
N23||0 6 5 1|左腰部绞痛1小时，伴恶心；突发右侧腰腹剧痛|W089 70 2||HY03 60, JC03 40||1
`);
