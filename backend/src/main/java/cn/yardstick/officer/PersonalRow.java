package cn.yardstick.officer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What is stored of an officer's personal data: all of it sealed, and apart from the officer, so that no list reads it. */
@Entity
@Table(name = "officer_personal")
class PersonalRow {

    @Id
    @Column(name = "officer_id")
    private Long officerId;
    private byte[] sex;
    @Column(name = "birth_date")
    private byte[] birthDate;
    private byte[] phone;

    protected PersonalRow() {
    }

    PersonalRow(long officerId) {
        this.officerId = officerId;
    }

    void change(byte[] newSex, byte[] newBirthDate, byte[] newPhone) {
        this.sex = newSex;
        this.birthDate = newBirthDate;
        this.phone = newPhone;
    }

    long officerId() {
        return officerId;
    }

    byte[] sex() {
        return sex;
    }

    byte[] birthDate() {
        return birthDate;
    }

    byte[] phone() {
        return phone;
    }
}
